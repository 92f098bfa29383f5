// The openai package: structured output.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { zodFunction, zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';

import { useBridge } from '../support/bridge.mjs';
import { qiaoClient, say } from './client.mjs';

const bridge = useBridge();

const Recipe = z.object({
  title: z.string(),
  minutes: z.number().int(),
  steps: z.array(z.object({ text: z.string(), heat: z.enum(['low', 'high']) })),
});
const porridge = { title: 'Porridge', minutes: 12, steps: [{ text: 'Stir', heat: 'low' }] };

test('parse gives an object of the schema', async () => {
  const answer = await qiaoClient(bridge).chat.completions.parse(
    say('a recipe', { response_format: zodResponseFormat(Recipe, 'recipe') }),
  );

  assert.ok(Recipe.safeParse(answer.choices[0].message.parsed).success);
  const { body } = await bridge.simulator.chat();
  assert.equal(body.response_format.type, 'json_schema');
  assert.equal(body.response_format.json_schema.name, 'recipe');
});

test('a streamed document is parsed as it grows', async () => {
  await bridge.simulator.script({ text: JSON.stringify(porridge), chunkChars: 5 });
  const stream = qiaoClient(bridge).chat.completions.stream(
    say('a recipe', { response_format: zodResponseFormat(Recipe, 'recipe') }),
  );
  const titles = new Set();
  stream.on('content.delta', ({ parsed }) => titles.add(parsed?.title));
  const { choices: [{ message }] } = await stream.finalChatCompletion();

  assert.deepEqual(message.parsed, porridge);
  assert.ok(titles.size > 1, 'the title grew');
});

test('strict tools have their input parsed', async () => {
  const answer = await qiaoClient(bridge).chat.completions.parse(
    say('use the tool', { tools: [zodFunction({ name: 'cook', parameters: Recipe })] }),
  );

  const [call] = answer.choices[0].message.tool_calls;
  assert.ok(Recipe.safeParse(call.function.parsed_arguments).success);
});

test('json_object answers are JSON', async () => {
  const answer = await qiaoClient(bridge).chat.completions.create(
    say('as json please', { response_format: { type: 'json_object' } }),
  );

  assert.deepEqual(JSON.parse(answer.choices[0].message.content), { answer: 'as json please' });
});
