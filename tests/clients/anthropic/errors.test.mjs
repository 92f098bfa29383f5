// Anthropic's package: every refusal arrives as the class of error that the package has for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import Anthropic from '@anthropic-ai/sdk';

import { useBridge } from '../support/bridge.mjs';
import { pathsOf, pathTests } from '../support/paths.mjs';
import { collect, qiaoClient, refusal, say, textOf } from './client.mjs';

const bridge = useBridge({ withPlan: true });
const testPaths = pathTests(bridge);
const ever = 0; // times: for all requests

/// The simulator's errors, what the client should see, and how often the service is asked.
const refusals = [
  { error: 'invalid-parameter', type: Anthropic.BadRequestError, status: 400, says: /tool call is not supported/ },
  { error: 'inspection', type: Anthropic.BadRequestError, status: 400, says: /inappropriate|filter/ },
  { error: 'context', type: Anthropic.BadRequestError, status: 400,
    says: /prompt is too long: \d+ tokens > 129024 maximum/ },
  { error: 'invalid-key', type: Anthropic.AuthenticationError, status: 401, retry: false },
  { error: 'access-denied', type: Anthropic.PermissionDeniedError, status: 403, says: /access denied/i },
  { error: 'model-not-found', type: Anthropic.NotFoundError, status: 404, says: /unknown-model/, only: 'translated' },
  { error: 'too-large', type: Anthropic.ContentTooLargeError, status: 413, says: /max bytes/ },
  { error: 'throttle-rate', type: Anthropic.RateLimitError, status: 429, says: /rate limit/ },
  { error: 'throttle-qps', type: Anthropic.RateLimitError, status: 429 },
  { error: 'quota-tpm', type: Anthropic.RateLimitError, status: 429 },
  { error: 'quota-week', type: Anthropic.RateLimitError, status: 429, retry: false },
  { error: 'quota-403', type: Anthropic.RateLimitError, status: 429, retry: false },
  { error: 'arrearage', type: Anthropic.RateLimitError, status: 429, retry: false },
  { error: '500', type: Anthropic.InternalServerError, status: 500, asked: 3 },
  { error: '502', type: Anthropic.InternalServerError, status: 502, asked: 3 },
  { error: '503', type: Anthropic.ServiceUnavailableError, status: 503, asked: 3, says: /overloaded/ },
  { error: '504', type: Anthropic.GatewayTimeoutError, status: 504, says: /context|tokens/i },
  { error: '529', type: Anthropic.OverloadedError, status: 529, asked: 3, says: /overloaded/ },
];

// All at once: those that Qiao repeats wait half a second each time.
testPaths('every status and meaning survives', async (path, t) => {
  const expectedHere = refusals.filter(({ only = path.name }) => only === path.name);
  await path.script(
    ...expectedHere.flatMap(({ error }) =>
      ['plain', 'streamed'].map((way) => ({ match: { bodyContains: `[${error} ${way}]` }, error, times: ever })),
    ),
  );
  const client = qiaoClient(path);
  const cases = expectedHere.flatMap((expected) => ['plain', 'streamed'].map((way) => ({ ...expected, way })));
  const errors = await Promise.all(
    cases.map(({ error, way }) => {
      const request = say(`[${error} ${way}]`, { stream: way === 'streamed' });
      return refusal(client.messages.create(request));
    }),
  );
  const requests = await path.requests();
  for (const [i, expected] of cases.entries()) {
    await t.test(`${expected.error}, ${expected.way}`, () => {
      const error = errors[i];
      assert.ok(error instanceof expected.type, `${error.constructor.name}: ${error.message}`);
      assert.equal(error.status, expected.status);
      assert.match(error.message, expected.says ?? /./);
      assert.match(error.requestID, /^req_/);
      if (expected.status === 429 || expected.status >= 500 || expected.retry === false) {
        assert.equal(error.headers.get('x-should-retry') === 'false', expected.retry === false);
      }
      const asked = requests.filter(({ text }) => text.includes(`[${expected.error} ${expected.way}]`)).length;
      assert.equal(asked, expected.asked ?? 1, 'how often the service was asked');
    });
  }
});

testPaths('the count that overflows is above the limit', async (path) => {
  await path.script({ error: 'context' });
  const { message } = await refusal(qiaoClient(path).messages.create(say('x')));

  const [, tokens, limit] = message.match(/(\d+) tokens > (\d+) maximum/);
  assert.ok(Number(tokens) > Number(limit));
});

testPaths('a throttle is over when Retry-After says so, and the package waits for it', async (path) => {
  await path.script({ error: 'throttle-rate', retryAfter: 3 });
  const started = performance.now();
  const answer = await qiaoClient(path, { maxRetries: 1 }).messages.create(say('x'));

  assert.equal(textOf(answer), 'You said: x');
  assert.ok(performance.now() - started >= 2900);
});

testPaths('Retry-After is handed on', async (path) => {
  await path.script({ error: 'throttle-rate', retryAfter: 17 });
  const error = await refusal(qiaoClient(path).messages.create(say('x')));

  assert.equal(error.headers.get('retry-after'), '17');
});

testPaths('a used-up quota is not asked for again, though the package would', async (path) => {
  await path.script({ error: 'quota-month', times: ever });
  await refusal(qiaoClient(path, { maxRetries: 2 }).messages.create(say('x')));

  assert.equal((await path.requests()).length, 1);
});

for (const as of ['stream-event', 'stream-data']) {
  testPaths(`an error in a 200 answer before the first token is a real error, ${as}`, async (path) => {
    await path.script({ error: 'quota-week', as });
    const error = await refusal(
      qiaoClient(path).messages.create(say('x', { stream: true })).then((stream) => collect(stream)),
    );

    assert.ok(error instanceof Anthropic.APIError, error.message);
    assert.match(error.message, /week allocated quota exceeded/);
  });

  testPaths(`an error after the first token ends the stream with that error, ${as}`, async (path) => {
    await path.script({ error: 'quota-week', as, afterChunks: 2, text: 'one two three' });
    const stream = qiaoClient(path).messages.stream(say('x'));
    let text = '';
    stream.on('text', (piece) => (text += piece));
    const error = await refusal(stream.finalMessage());

    assert.ok(error instanceof Anthropic.APIError, error.message);
    assert.equal(text, 'one two ');
    assert.equal(error.type, 'rate_limit_error');
    assert.match(error.message, /week allocated quota exceeded/);
  });
}

for (const breakWith of ['fin', 'rst']) {
  testPaths(`a stream that breaks ends with an error, never with half an answer, ${breakWith}`, async (path) => {
    await path.script({ text: 'one two three four five', breakAfterChunks: 5, breakWith, times: ever });
    const error = await refusal(qiaoClient(path).messages.stream(say('x')).finalMessage());

    assert.ok(error instanceof Anthropic.APIError, error.message);
    assert.equal(error.type, 'api_error');
  });
}

testPaths('a passing failure is mended without the client noticing', async (path) => {
  await path.script({ error: '503' }, { closeWithoutAnswer: true });

  assert.equal(textOf(await qiaoClient(path).messages.create(say('x'))), 'You said: x');
  assert.equal((await path.requests()).length, 3);
});

testPaths('an answer that is no answer becomes 502', async (path) => {
  await path.script({ closeWithoutAnswer: true, times: ever });
  const error = await refusal(qiaoClient(path).messages.create(say('x')));

  assert.ok(error instanceof Anthropic.InternalServerError);
  assert.equal(error.status, 502);
});

test('what the service serves only with chat completions is translated from then on', async () => {
  const [translated, native] = pathsOf(bridge);
  await native.script({ error: 'model-not-found' });
  const client = qiaoClient(native);
  for (const text of ['first', 'second']) {
    const answer = await client.messages.create(say(text, { model: 'qwen-flash' }));
    assert.equal(textOf(answer), `You said: ${text}`);
  }

  assert.deepEqual((await native.requests()).map(({ status }) => status), [404]);
  assert.deepEqual((await translated.requests()).map(({ status }) => status), [200, 200]);
});
