// The AI SDK's Anthropic provider: text, thinking, images, objects, tools, and how it fails.
import assert from 'node:assert/strict';

import { APICallError, generateText, isStepCount, Output, streamText, tool } from 'ai';
import { z } from 'zod';

import { useBridge } from '../support/bridge.mjs';
import { pathTests } from '../support/paths.mjs';
import { pixelBase64 } from '../support/pixel.mjs';
import { anthropicModel } from './anthropicclient.mjs';
import { collect, joined, quiet } from './client.mjs';

const bridge = useBridge({ withPlan: true });
const testPaths = pathTests(bridge);

/// A way to run a request to its end.
const ways = {
  plain: generateText,
  streamed: async (request) => {
    const result = streamText(request);
    await collect(result);
    const [text, steps, usage, finishReason] = await Promise.all(
      [result.text, result.steps, result.usage, result.finishReason],
    );
    return { text, steps, usage, finishReason };
  },
};

for (const [way, run] of Object.entries(ways)) {
  testPaths(`a prompt is answered, ${way}`, async (path) => {
    const answer = await run({ model: anthropicModel(path), system: 'Be kind.', prompt: 'Good morning', ...quiet });

    assert.equal(answer.text, 'You said: Good morning');
    assert.equal(answer.finishReason, 'stop');
    assert.ok(answer.usage.inputTokens > 0 && answer.usage.outputTokens > 0);
  });

  testPaths(`parallel calls come out apart and their results go back, ${way}`, async (path) => {
    await path.script({
      toolCalls: [
        { name: 'left', arguments: { city: 'Ulaanbaatar, in several pieces', days: 3 } },
        { name: 'right', arguments: { city: 'Rome', days: 1 } },
      ],
    });
    const calls = [];
    const weather = (name) =>
      tool({
        description: 'The weather in a city',
        inputSchema: z.object({ city: z.string(), days: z.number().int() }),
        execute: (input) => {
          calls.push([name, input]);
          return `answer of ${name}`;
        },
      });
    const { text, steps } = await run({
      model: anthropicModel(path),
      prompt: 'go',
      tools: { left: weather('left'), right: weather('right') },
      stopWhen: isStepCount(3),
      ...quiet,
    });

    assert.match(text, /The tool said: answer of right/);
    assert.deepEqual(steps.map(({ finishReason }) => finishReason), ['tool-calls', 'stop']);
    assert.deepEqual(Object.fromEntries(calls), {
      left: { city: 'Ulaanbaatar, in several pieces', days: 3 },
      right: { city: 'Rome', days: 1 },
    });
  });
}

testPaths('reasoning streams before the text', async (path) => {
  const providerOptions = { anthropic: { thinking: { type: 'enabled', budgetTokens: 1024 } } };
  const parts = await collect(
    streamText({ model: anthropicModel(path), prompt: 'why?', providerOptions, ...quiet }),
  );

  assert.equal(joined(parts, 'reasoning-delta'), 'Let me think about that.');
  assert.equal(joined(parts), 'You said: why?');
});

testPaths('images reach the service', async (path) => {
  const data = Buffer.from(pixelBase64, 'base64');
  const answer = await generateText({
    model: anthropicModel(path),
    messages: [
      {
        role: 'user',
        content: [{ type: 'text', text: 'What is this?' }, { type: 'file', data, mediaType: 'image/png' }],
      },
    ],
    ...quiet,
  });

  assert.equal(answer.text, 'I see 1 image. You said: What is this?');
});

testPaths('an object of a schema is generated', async (path) => {
  const porridge = { title: 'Porridge', minutes: 12 };
  const call = { toolCalls: [{ name: 'json', arguments: porridge }] };
  await path.script({ match: { bodyContains: '"json"' }, ...call }, { text: JSON.stringify(porridge) });
  const schema = z.object({ title: z.string(), minutes: z.number().int() });
  const { output } = await generateText({
    model: anthropicModel(path),
    prompt: 'a recipe',
    output: Output.object({ schema }),
    ...quiet,
  });

  assert.deepEqual(output, porridge);
});

const refusals = [
  { error: 'context', status: 400, says: /prompt is too long/ },
  { error: 'invalid-key', status: 401 },
  { error: 'access-denied', status: 403 },
  { error: 'too-large', status: 413 },
  { error: 'throttle-rate', status: 429, retryable: true },
  { error: '500', status: 500, retryable: true },
  { error: '529', status: 529, retryable: true },
];

testPaths('every status and meaning survives', async (path, t) => {
  await path.script(
    ...refusals.map(({ error }) => ({ match: { bodyContains: `[${error}]` }, error, times: 0 })),
  );
  const model = anthropicModel(path);
  const results = await Promise.allSettled(
    refusals.map(({ error }) => generateText({ model, prompt: `[${error}]`, ...quiet })),
  );
  for (const [i, { error: name, status, says, retryable = false }] of refusals.entries()) {
    await t.test(name, () => {
      const { reason } = results[i];
      assert.ok(APICallError.isInstance(reason), String(reason));
      assert.equal(reason.statusCode, status);
      assert.ok(reason.data?.error?.message, 'the provider understood the body');
      assert.match(reason.message, says ?? /./);
      assert.equal(reason.isRetryable, retryable);
    });
  }
});

testPaths('a stream that breaks ends with an error, never with half an answer', async (path) => {
  await path.script({ text: 'one two three four five', breakAfterChunks: 5, breakWith: 'rst', times: 0 });
  const parts = await collect(streamText({ model: anthropicModel(path), prompt: 'x', ...quiet }));

  assert.ok(parts.some(({ type }) => type === 'error'), parts.map(({ type }) => type).join());
});

testPaths('aborting in the middle of a stream aborts it at the service', async (path) => {
  await path.script({ text: 'one two three four', stallAfterChunks: 5 });
  const controller = new AbortController();
  const result = streamText({
    model: anthropicModel(path), prompt: 'x', abortSignal: controller.signal, ...quiet,
  });
  for await (const part of result.fullStream) {
    if (part.type === 'text-delta' && !controller.signal.aborted) {
      await path.held();
      controller.abort();
    }
  }

  assert.equal((await path.finished()).outcome, 'aborted');
});
