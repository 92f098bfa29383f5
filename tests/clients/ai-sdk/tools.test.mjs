// The AI SDK's openai-compatible provider: tools, in several steps and in parallel.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { generateText, isStepCount, streamText, tool } from 'ai';
import { z } from 'zod';

import { useBridge } from '../support/bridge.mjs';
import { collect, joined, qiaoModel, quiet } from './client.mjs';

const bridge = useBridge();

/// Tools of these names; what they were called with is added to `calls`.
function toolSet(calls, ...names) {
  const make = (name) =>
    tool({
      description: 'The weather in a city',
      inputSchema: z.object({ city: z.string(), days: z.number().int() }),
      execute: (input) => {
        calls.push([name, input]);
        return `answer of ${name}`;
      },
    });
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}

/// A way to run a request to its end: the final text and the number of steps.
const ways = {
  plain: async (request) => {
    const { text, steps } = await generateText(request);
    return { text, steps };
  },
  streamed: async (request) => {
    const result = streamText(request);
    await collect(result);
    return { text: await result.text, steps: await result.steps };
  },
};

for (const [way, run] of Object.entries(ways)) {
  test(`tools run step by step (${way})`, async () => {
    await bridge.simulator.script(
      { toolCalls: [{ name: 'first', arguments: { city: 'Oslo', days: 2 } }] },
      { toolCalls: [{ name: 'second', arguments: { city: 'Rome', days: 1 } }] },
    );
    const calls = [];
    const tools = toolSet(calls, 'first', 'second');
    const { text, steps } = await run({
      model: qiaoModel(bridge), prompt: 'go', tools, stopWhen: isStepCount(5), ...quiet,
    });

    assert.equal(text, 'The tool said: answer of second');
    assert.deepEqual(steps.map(({ finishReason }) => finishReason), ['tool-calls', 'tool-calls', 'stop']);
    assert.deepEqual(calls, [['first', { city: 'Oslo', days: 2 }], ['second', { city: 'Rome', days: 1 }]]);
    assert.equal((await bridge.simulator.chats()).length, 3);
  });

  test(`parallel calls come out apart (${way})`, async () => {
    await bridge.simulator.script({
      toolCalls: [
        { name: 'left', arguments: { city: 'Ulaanbaatar, in several pieces', days: 3 }, id: 'call_l' },
        { name: 'right', arguments: { city: 'Rome', days: 1 }, id: 'call_r' },
      ],
    });
    const calls = [];
    const { text } = await run({
      model: qiaoModel(bridge),
      prompt: 'go',
      tools: toolSet(calls, 'left', 'right'),
      stopWhen: isStepCount(3),
      ...quiet,
    });

    assert.equal(text, 'The tool said: answer of right');
    assert.deepEqual(Object.fromEntries(calls), {
      left: { city: 'Ulaanbaatar, in several pieces', days: 3 },
      right: { city: 'Rome', days: 1 },
    });
    const [, { body }] = await bridge.simulator.chats();
    assert.deepEqual(body.messages.slice(-2).map((message) => message.tool_call_id), ['call_l', 'call_r']);
  });
}

test('the reasoning of a step goes back with its tool call', async () => {
  await bridge.simulator.script({
    reasoning: 'I should look.',
    toolCalls: [{ name: 'look', arguments: { city: 'Oslo', days: 1 } }],
  });
  const result = streamText({
    model: qiaoModel(bridge, { id: 'qwen3.7-plus', headers: { 'X-Qwen-Account': 'env' } }),
    prompt: 'go',
    tools: toolSet([], 'look'),
    stopWhen: isStepCount(3),
    ...quiet,
  });
  const parts = await collect(result);

  assert.equal(joined(parts, 'reasoning-delta'), 'I should look.');
  const [, { body }] = await bridge.simulator.chats();
  assert.equal(body.messages.at(-2).reasoning_content, 'I should look.');
});

test('the input of a call streams', async () => {
  await bridge.simulator.script({
    toolCalls: [{ name: 'look', arguments: { city: 'a city with a name of many letters', days: 1 } }],
  });
  const parts = await collect(
    streamText({ model: qiaoModel(bridge), prompt: 'go', tools: toolSet([], 'look'), ...quiet }),
  );
  const deltas = parts.filter(({ type }) => type === 'tool-input-delta');

  assert.ok(deltas.length > 2);
  const input = JSON.parse(deltas.map(({ delta }) => delta).join(''));
  assert.deepEqual(input, { city: 'a city with a name of many letters', days: 1 });
});
