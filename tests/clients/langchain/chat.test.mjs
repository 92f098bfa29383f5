// LangChain's Anthropic package: text, thinking, images, tools, objects, and how it fails.
import assert from 'node:assert/strict';

import { ChatAnthropic } from '@langchain/anthropic';
import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { z } from 'zod';

import { useBridge } from '../support/bridge.mjs';
import { pathTests } from '../support/paths.mjs';
import { pixelBase64 } from '../support/pixel.mjs';

const bridge = useBridge({ withPlan: true });
const testPaths = pathTests(bridge);

function chat(path, options = {}) {
  const { qiao, answers } = path.bridge;
  return new ChatAnthropic({
    model: 'qwen3.7-plus',
    apiKey: 'any',
    anthropicApiUrl: qiao.anthropicUrl,
    maxRetries: 0,
    clientOptions: { defaultHeaders: path.headers, fetch: answers.fetch },
    ...options,
  });
}

const weather = tool(({ city }) => `rain in ${city}`, {
  name: 'get_weather',
  description: 'The weather in a city',
  schema: z.object({ city: z.string() }),
});

/// A streamed answer, put together.
async function streamed(stream) {
  let whole;
  for await (const chunk of await stream) {
    whole = whole ? whole.concat(chunk) : chunk;
  }
  return whole;
}

testPaths('a conversation is answered', async (path) => {
  const answer = await chat(path).invoke([
    new SystemMessage('Be kind.'), new HumanMessage('Hello'), new AIMessage('Hello yourself'), new HumanMessage('How are you?'),
  ]);

  assert.equal(answer.text, 'You said: How are you?');
  assert.ok(answer.usage_metadata.input_tokens > 0);
  assert.equal(answer.response_metadata.stop_reason, 'end_turn');
});

testPaths('a stream adds up', async (path) => {
  await path.script({ text: 'one two three', usage: { promptTokens: 120, completionTokens: 30, cachedTokens: 100 } });
  const answer = await streamed(chat(path).stream('x'));

  assert.equal(answer.text, 'one two three');
  assert.equal(answer.usage_metadata.output_tokens, 30);
});

testPaths('thinking is told apart', async (path) => {
  const thinking = { type: 'enabled', budget_tokens: 1024 };
  const answer = await streamed(chat(path, { maxTokens: 2000, thinking }).stream('why?'));

  assert.equal(answer.content.find(({ type }) => type === 'thinking').thinking, 'Let me think about that.');
  assert.equal(answer.text, 'You said: why?');
});

testPaths('images reach the service', async (path) => {
  const answer = await chat(path).invoke([
    new HumanMessage({
      content: [
        { type: 'text', text: 'What is this?' },
        { type: 'image_url', image_url: { url: `data:image/png;base64,${pixelBase64}` } },
      ],
    }),
  ]);

  assert.equal(answer.text, 'I see 1 image. You said: What is this?');
});

for (const way of ['plain', 'streamed']) {
  testPaths(`parallel calls come out apart and their results go back, ${way}`, async (path) => {
    await path.script({
      toolCalls: [
        { name: 'get_weather', arguments: { city: 'Ulaanbaatar, in several pieces' }, id: 'call_1' },
        { name: 'get_weather', arguments: { city: 'Rome' }, id: 'call_2' },
      ],
    });
    const model = chat(path).bindTools([weather]);
    const question = new HumanMessage('go');
    const answer = await (way === 'plain' ? model.invoke([question]) : streamed(model.stream([question])));
    assert.deepEqual(
      answer.tool_calls.map(({ id, args }) => [id, args.city]),
      [['call_1', 'Ulaanbaatar, in several pieces'], ['call_2', 'Rome']],
    );

    const results = await Promise.all(answer.tool_calls.map((call) => weather.invoke(call)));
    assert.ok(results.every((result) => result instanceof ToolMessage));
    assert.match((await model.invoke([question, answer, ...results])).text, /The tool said: rain in Rome/);
  });
}

testPaths('an object of a schema is generated', async (path) => {
  const porridge = { title: 'Porridge', minutes: 12 };
  await path.script({ toolCalls: [{ name: 'recipe', arguments: porridge }] });
  const schema = z.object({ title: z.string(), minutes: z.number().int() });

  const model = chat(path).withStructuredOutput(schema, { name: 'recipe', method: 'functionCalling' });
  assert.deepEqual(await model.invoke('a recipe'), porridge);
});

for (const { error, status } of [
  { error: 'invalid-parameter', status: 400 }, { error: 'invalid-key', status: 401 }, { error: 'throttle-rate', status: 429 },
  { error: '529', status: 529 },
]) {
  testPaths(`${status} keeps its status`, async (path) => {
    await path.script({ error, times: 0 });
    await assert.rejects(chat(path).invoke('x'), { status });
  });
}

testPaths('a stream that breaks ends with an error', async (path) => {
  await path.script({ text: 'one two three four five', breakAfterChunks: 5, breakWith: 'rst', times: 0 });
  await assert.rejects(streamed(chat(path).stream('x')));
});
