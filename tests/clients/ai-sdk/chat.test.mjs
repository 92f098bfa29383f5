// The AI SDK's openai-compatible provider: plain and streamed chats, thinking, images, structured output.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { generateText, Output, streamText } from 'ai';
import { z } from 'zod';

import { useBridge } from '../support/bridge.mjs';
import { pixelBase64, pixelUrl } from '../support/pixel.mjs';
import { collect, joined, modelId, qiaoModel, quiet } from './client.mjs';

const bridge = useBridge();

const Recipe = z.object({ title: z.string(), minutes: z.number().int(), steps: z.array(z.string()) });
const porridge = { title: 'Porridge', minutes: 12, steps: ['Stir', 'Wait'] };

test('a plain chat is answered', async () => {
  const answer = await generateText({ model: qiaoModel(bridge), prompt: 'Good morning', ...quiet });

  assert.equal(answer.text, 'You said: Good morning');
  assert.equal(answer.finishReason, 'stop');
  assert.equal(answer.response.modelId, modelId);
  assert.ok(answer.usage.totalTokens > 0);
});

test('the service gets the client\'s own fields and instructions', async () => {
  await generateText({
    model: qiaoModel(bridge),
    instructions: 'Be brief.',
    prompt: 'x',
    temperature: 0,
    seed: 7,
    maxOutputTokens: 100,
    providerOptions: { qiao: { made_up: { deep: [1] } } },
    ...quiet,
  });

  const { body } = await bridge.simulator.chat();
  assert.deepEqual(body.messages.map(({ role }) => role), ['system', 'user']);
  assert.match(JSON.stringify(body.messages[0].content), /Be brief\./);
  assert.equal(body.temperature, 0);
  assert.equal(body.seed, 7);
  assert.equal(body.max_tokens, 100);
  assert.deepEqual(body.made_up, { deep: [1] });
});

test('a stream brings every word in order', async () => {
  const result = streamText({ model: qiaoModel(bridge), prompt: 'one two three', ...quiet });
  const parts = await collect(result);

  assert.equal(joined(parts), 'You said: one two three');
  assert.ok(parts.filter(({ type }) => type === 'text-delta').length >= 5, 'a part for every word');
  assert.equal(await result.finishReason, 'stop');
  assert.equal((await result.usage).totalTokens, undefined, 'usage was not asked for');
});

test('a stream ends with the usage that was asked for', async () => {
  await bridge.simulator.script({ text: 'fine', usage: { promptTokens: 120, completionTokens: 30, cachedTokens: 100 } });
  const result = streamText({ model: qiaoModel(bridge, { includeUsage: true }), prompt: 'x', ...quiet });
  await collect(result);

  const usage = await result.usage;
  assert.equal(usage.inputTokens, 120);
  assert.equal(usage.outputTokens, 30);
  assert.equal(usage.inputTokenDetails.cacheReadTokens, 100);
});

test('reasoning comes before the answer', async () => {
  const model = qiaoModel(bridge, { id: 'qwen3.7-plus', headers: { 'X-Qwen-Account': 'env' } });
  const request = { model, prompt: 'why?', providerOptions: { qiao: { enable_thinking: true } }, ...quiet };
  const parts = await collect(streamText(request));
  assert.equal(joined(parts, 'reasoning-delta'), 'Let me think about that.');
  assert.equal(joined(parts), 'You said: why?');

  const answer = await generateText(request);
  assert.equal(answer.reasoningText, 'Let me think about that.');
  assert.equal(answer.text, 'You said: why?');
});

test('the provider\'s reasoning effort becomes what the model knows', async () => {
  const model = qiaoModel(bridge, { id: 'qwen3.7-plus', headers: { 'X-Qwen-Account': 'env' } });
  await collect(streamText({ model, prompt: 'x', providerOptions: { qiao: { reasoningEffort: 'high' } }, ...quiet }));

  const { body } = await bridge.simulator.chat();
  assert.equal(body.enable_thinking, true);
  assert.ok(!('reasoning_effort' in body));
});

test('images reach the service as they were', async () => {
  const answer = await generateText({
    model: qiaoModel(bridge),
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'file', data: Buffer.from(pixelBase64, 'base64'), mediaType: 'image/png' },
        ],
      },
    ],
    ...quiet,
  });

  assert.equal(answer.text, 'I see 1 image. You said: What is this?');
  const { body } = await bridge.simulator.chat();
  assert.equal(body.messages.at(-1).content[1].image_url.url, pixelUrl);
});

for (const supportsStructuredOutputs of [true, false]) {
  const format = supportsStructuredOutputs ? 'json_schema' : 'json_object';

  test(`an object of a schema is generated (${format})`, async () => {
    await bridge.simulator.script({ text: JSON.stringify(porridge) });
    const { output } = await generateText({
      model: qiaoModel(bridge, { supportsStructuredOutputs }),
      prompt: 'a recipe, as JSON',
      output: Output.object({ schema: Recipe }),
      ...quiet,
    });

    assert.deepEqual(output, porridge);
    assert.equal((await bridge.simulator.chat()).body.response_format.type, format);
  });
}

test('the service itself follows the schema', async () => {
  const { output } = await generateText({
    model: qiaoModel(bridge, { supportsStructuredOutputs: true }),
    prompt: 'a recipe',
    output: Output.object({ schema: Recipe }),
    ...quiet,
  });

  assert.ok(Recipe.safeParse(output).success);
});

test('a streamed object grows', async () => {
  await bridge.simulator.script({ text: JSON.stringify(porridge), chunkChars: 5 });
  const result = streamText({
    model: qiaoModel(bridge, { supportsStructuredOutputs: true }),
    prompt: 'a recipe',
    output: Output.object({ schema: Recipe }),
    ...quiet,
  });
  const titles = new Set();
  for await (const partial of result.partialOutputStream) {
    titles.add(partial.title);
  }

  assert.deepEqual(await result.output, porridge);
  assert.ok(titles.size > 1, 'the title grew');
});
