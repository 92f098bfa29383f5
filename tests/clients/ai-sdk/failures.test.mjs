// The AI SDK's openai-compatible provider: refusals, odd and broken streams, aborting.
// What breaks the provider without Qiao is shown to break it, so that the mending is seen to matter.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { APICallError, generateText, RetryError, streamText } from 'ai';

import { useBridge } from '../support/bridge.mjs';
import { collect, directModel, joined, qiaoModel, quiet } from './client.mjs';

const bridge = useBridge();

async function refusal(request) {
  try {
    await generateText({ ...quiet, ...request });
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: 'The request should have been refused.' });
}

/// The error a streamed answer ends with.
async function streamError(request) {
  const parts = await collect(streamText({ ...quiet, ...request }));
  const failed = parts.find(({ type }) => type === 'error');
  assert.ok(failed, `no error among ${parts.map(({ type }) => type)}`);
  return { error: failed.error, text: joined(parts) };
}

const refusals = [
  { error: 'invalid-parameter', status: 400, says: /tool call is not supported/ },
  { error: 'context', status: 400, says: /129024/ },
  { error: 'invalid-key', status: 401 },
  { error: 'access-denied', status: 403 },
  { error: 'model-not-found', status: 404, says: /unknown-model/ },
  { error: 'too-large', status: 413 },
  { error: 'throttle-rate', status: 429, retryable: true },
  { error: 'quota-403', status: 429, says: /quota/i },
  { error: '500', status: 500, retryable: true },
  { error: '502', status: 502, retryable: true },
  { error: '503', status: 503, retryable: true },
  { error: '504', status: 504, retryable: true, says: /context|tokens/i },
];

test('every status and meaning survives', async (t) => {
  await bridge.simulator.script(
    ...refusals.map(({ error }) => ({ match: { bodyContains: `[${error}]` }, error, times: 0 })),
  );
  const model = qiaoModel(bridge, { headers: { 'X-Qwen-Account': 'env' } });
  const plain = await Promise.all(refusals.map(({ error }) => refusal({ model, prompt: `[${error}]` })));
  const streamed = await Promise.all(refusals.map(({ error }) => streamError({ model, prompt: `[${error}]` })));
  for (const [i, { error: name, status, says, retryable }] of refusals.entries()) {
    for (const [way, error] of [['plain', plain[i]], ['streamed', streamed[i].error]]) {
      await t.test(`${name}, ${way}`, () => {
        assert.ok(APICallError.isInstance(error), `${error.name}: ${error.message}`);
        assert.equal(error.statusCode, status);
        assert.ok(error.data?.error?.message, 'the provider understood the body');
        assert.match(error.message, says ?? /./);
        if (retryable) {
          assert.equal(error.isRetryable, true);
        }
      });
    }
  }
});

test('the SDK waits for as long as Retry-After says', async () => {
  await bridge.simulator.script({ error: 'throttle-rate', retryAfter: 3 });
  const started = performance.now();
  const answer = await generateText({ model: qiaoModel(bridge), prompt: 'x', maxRetries: 1 });

  assert.equal(answer.text, 'You said: x');
  assert.ok(performance.now() - started >= 2900);
});

test('what is refused for good is asked for once', async () => {
  await bridge.simulator.script({ error: 'invalid-parameter', times: 0 });
  const error = await refusal({ model: qiaoModel(bridge), prompt: 'x', maxRetries: 2 });

  assert.ok(!RetryError.isInstance(error));
  assert.equal((await bridge.simulator.chats()).length, 1);
});

test('no-finish breaks the provider by itself', async () => {
  await bridge.simulator.script({ text: 'hello there', quirks: ['no-finish'] });
  const { error } = await streamError({ model: directModel(bridge), prompt: 'x' });

  assert.match(error.message, /finish reason/);
});

const quirks = [
  'no-done', 'no-role', 'no-finish', 'usage-null', 'usage-on-finish', 'crlf', 'no-space', 'comments', 'bom',
  'split-utf8', 'byte-by-byte', 'empty-reasoning', 'role-with-content', 'no-final-blank-line',
];

for (const quirk of quirks) {
  test(`${quirk} does no harm`, async () => {
    await bridge.simulator.script({ text: '你好 there', quirks: [quirk] });
    const result = streamText({ model: qiaoModel(bridge), prompt: 'x', ...quiet });
    const parts = await collect(result);

    assert.ok(!parts.some(({ type }) => type === 'error'));
    assert.equal(joined(parts), '你好 there');
    assert.equal(await result.finishReason, 'stop');
  });
}

for (const as of ['stream-event', 'stream-data', 'json-200']) {
  test(`an error in a 200 answer before the first token is a real error (${as})`, async () => {
    await bridge.simulator.script({ error: 'quota-week', as });
    const { error } = await streamError({ model: qiaoModel(bridge), prompt: 'x' });

    assert.ok(APICallError.isInstance(error), error.name);
    assert.equal(error.statusCode, 429);
  });
}

for (const as of ['stream-event', 'stream-data', 'finish']) {
  test(`an error after the first token ends the stream with that error (${as})`, async () => {
    await bridge.simulator.script({ error: 'quota-week', as, afterChunks: 2, text: 'one two three' });
    const { error, text } = await streamError({ model: qiaoModel(bridge), prompt: 'x' });

    assert.equal(text, 'one two ');
    assert.match(error.message ?? String(error), /week allocated quota exceeded/);
  });
}

for (const breakWith of ['fin', 'rst']) {
  test(`a stream that breaks ends with an error, never with half an answer (${breakWith})`, async () => {
    await bridge.simulator.script({ text: 'one two three', breakAfterChunks: 3, breakWith });
    const { error } = await streamError({ model: qiaoModel(bridge), prompt: 'x' });

    assert.ok(error);
  });
}

test('aborting in the middle of a stream aborts it at the service', async () => {
  await bridge.simulator.script({ text: 'one two three', stallAfterChunks: 3 });
  const controller = new AbortController();
  const result = streamText({ model: qiaoModel(bridge), prompt: 'x', abortSignal: controller.signal, ...quiet });
  let aborted = false;
  for await (const part of result.fullStream) {
    if (part.type === 'text-delta' && !controller.signal.aborted) {
      await bridge.simulator.heldChat();
      controller.abort();
    }
    aborted ||= part.type === 'abort';
  }

  assert.ok(aborted);
  assert.equal((await bridge.simulator.finishedChat()).outcome, 'aborted');
});

test('aborting before the service answers aborts there too', async () => {
  await bridge.simulator.script({ holdHead: true });
  const controller = new AbortController();
  const refused = refusal({ model: qiaoModel(bridge), prompt: 'x', abortSignal: controller.signal });
  await bridge.simulator.heldChat();
  controller.abort();

  assert.equal((await refused).name, 'AbortError');
  assert.equal((await bridge.simulator.finishedChat()).outcome, 'aborted');
});
