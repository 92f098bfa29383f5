// The openai package: every refusal of the service arrives as the class of error the package has for it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import OpenAI from 'openai';

import { useBridge } from '../support/bridge.mjs';
import { Qiao } from '../support/qiao.mjs';
import { qiaoClient, say } from './client.mjs';

const bridge = useBridge();
const ever = 0; // times: for all requests

/// The simulator's errors, what the client should see, and how often the service is asked.
const refusals = [
  { error: 'invalid-parameter', type: OpenAI.BadRequestError, status: 400, says: /tool call is not supported/ },
  { error: 'inspection', type: OpenAI.BadRequestError, status: 400, code: 'content_filter', says: /inappropriate/ },
  { error: 'context', type: OpenAI.BadRequestError, status: 400, code: 'context_length_exceeded', says: /129024/ },
  { error: 'invalid-key', type: OpenAI.AuthenticationError, status: 401, code: 'invalid_api_key', retry: false },
  { error: 'access-denied', type: OpenAI.PermissionDeniedError, status: 403, says: /access denied/i },
  { error: 'model-not-found', type: OpenAI.NotFoundError, status: 404, code: 'model_not_found', says: /unknown-model/ },
  { error: 'wrong-path', type: OpenAI.NotFoundError, status: 404 },
  { error: 'too-large', type: OpenAI.APIError, status: 413, says: /max bytes/ },
  { error: 'throttle-rate', type: OpenAI.RateLimitError, status: 429, code: 'rate_limit_exceeded', says: /rate limit/ },
  { error: 'throttle-qps', type: OpenAI.RateLimitError, status: 429, code: 'rate_limit_exceeded' },
  { error: 'quota-tpm', type: OpenAI.RateLimitError, status: 429, code: 'rate_limit_exceeded' },
  { error: 'quota-week', type: OpenAI.RateLimitError, status: 429, code: 'insufficient_quota', retry: false },
  { error: 'quota-403', type: OpenAI.RateLimitError, status: 429, code: 'insufficient_quota', retry: false },
  { error: 'quota-token-plan', type: OpenAI.RateLimitError, status: 429, code: 'insufficient_quota', retry: false,
    says: /11-30 16:00:00/ },
  { error: '500', type: OpenAI.InternalServerError, status: 500, asked: 3 },
  { error: '502', type: OpenAI.InternalServerError, status: 502, asked: 3 },
  { error: '503', type: OpenAI.InternalServerError, status: 503, asked: 3, says: /overloaded/ },
  { error: '504', type: OpenAI.InternalServerError, status: 504, says: /context|tokens/i },
  { error: '529', type: OpenAI.InternalServerError, status: 529, asked: 3, says: /overloaded/ },
];

async function refusal(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: 'The request should have been refused.' });
}

// All at once: those that Qiao repeats wait half a second each time. The key's account, because a sign-in
// would try another token after 401.
test('every status and meaning survives', async (t) => {
  await bridge.simulator.script(
    ...refusals.flatMap(({ error }) =>
      ['plain', 'streamed'].map((way) => ({ match: { bodyContains: `[${error} ${way}]` }, error, times: ever })),
    ),
  );
  const client = qiaoClient(bridge, { defaultHeaders: { 'X-Qwen-Account': 'env' } });
  const cases = refusals.flatMap((expected) => ['plain', 'streamed'].map((way) => ({ ...expected, way })));
  const errors = await Promise.all(
    cases.map(({ error, way }) =>
      refusal(client.chat.completions.create(say(`[${error} ${way}]`, { stream: way === 'streamed' }))),
    ),
  );
  const chats = await bridge.simulator.chats();
  for (const [i, expected] of cases.entries()) {
    await t.test(`${expected.error}, ${expected.way}`, () => {
      const error = errors[i];
      assert.ok(error instanceof expected.type, `${error.constructor.name}: ${error.message}`);
      assert.equal(error.status, expected.status);
      assert.ok(error.error?.message, 'an error object with a message');
      assert.equal(error.headers.get('content-type'), 'application/json');
      if (expected.code) {
        assert.equal(error.code, expected.code);
      }
      if (expected.says) {
        assert.match(error.message, expected.says);
      }
      if (expected.retry === false) {
        assert.equal(error.headers.get('x-should-retry'), 'false');
      }
      const asked = chats.filter(({ text }) => text.includes(`[${expected.error} ${expected.way}]`)).length;
      assert.equal(asked, expected.asked ?? 1, 'how often the service was asked');
    });
  }
});

test('a throttle is over when Retry-After says so, and the package waits for it', async () => {
  await bridge.simulator.script({ error: 'throttle-rate', retryAfter: 3 });
  const started = performance.now();
  const answer = await qiaoClient(bridge, { maxRetries: 1 }).chat.completions.create(say('x'));

  assert.equal(answer.choices[0].message.content, 'You said: x');
  assert.ok(performance.now() - started >= 2900);
  assert.equal((await bridge.simulator.chats()).length, 2);
});

test('Retry-After is handed on', async () => {
  await bridge.simulator.script({ error: 'throttle-rate', retryAfter: 17 });
  const error = await refusal(qiaoClient(bridge).chat.completions.create(say('x')));

  assert.ok(error instanceof OpenAI.RateLimitError);
  assert.equal(error.headers.get('retry-after'), '17');
  assert.notEqual(error.headers.get('x-should-retry'), 'false');
});

test('a short throttle is waited out by Qiao', async () => {
  await bridge.simulator.script({ error: 'throttle-rate', retryAfter: 1 });
  const answer = await qiaoClient(bridge).chat.completions.create(say('x'));

  assert.equal(answer.choices[0].message.content, 'You said: x');
});

test('a used-up quota is not asked for again, though the package would', async () => {
  await bridge.simulator.script({ error: 'quota-month', times: ever });
  const error = await refusal(qiaoClient(bridge, { maxRetries: 2 }).chat.completions.create(say('x')));

  assert.ok(error instanceof OpenAI.RateLimitError);
  assert.equal(error.code, 'insufficient_quota');
  assert.equal((await bridge.simulator.chats()).length, 1);
});

test('a passing failure is mended without the client noticing', async () => {
  await bridge.simulator.script({ error: '503' }, { closeWithoutAnswer: true });
  const answer = await qiaoClient(bridge).chat.completions.create(say('x'));

  assert.equal(answer.choices[0].message.content, 'You said: x');
  assert.equal((await bridge.simulator.chats()).length, 3);
});

test('a token that the service refuses is renewed once, unnoticed; when that is refused too, it is the end', async () => {
  await fetch(`${bridge.simulator.origin}/__simulator/expire-tokens`, { method: 'POST' });
  const client = qiaoClient(bridge, { maxRetries: 2 });
  const answer = await client.chat.completions.create(say('x'));
  assert.equal(answer.choices[0].message.content, 'You said: x');
  assert.deepEqual((await bridge.simulator.chats()).map(({ status }) => status), [401, 200]);

  await bridge.simulator.script({ error: 'invalid-token', times: ever });
  const error = await refusal(client.chat.completions.create(say('x')));
  assert.ok(error instanceof OpenAI.AuthenticationError);
  assert.equal(error.headers.get('x-should-retry'), 'false');
  assert.match(error.message, /key/);
  assert.equal((await bridge.simulator.chats()).length, 3);
});

test('an answer that is no answer becomes 502', async () => {
  await bridge.simulator.script({ closeWithoutAnswer: true, times: ever });
  const error = await refusal(qiaoClient(bridge).chat.completions.create(say('x')));

  assert.ok(error instanceof OpenAI.InternalServerError);
  assert.equal(error.status, 502);
});

test('a service that is not there becomes 502 with a reason', async () => {
  const qiao = await Qiao.start(bridge.folder, {
    QIAO_HOME: join(bridge.folder, 'lonely'),
    QWEN_HOME: join(bridge.folder, 'nobody'),
    QWEN_API_KEY: 'sk-any',
    QWEN_BASE_URL: 'http://127.0.0.1:9/v1',
  });
  try {
    const error = await refusal(qiaoClient({ qiao }).chat.completions.create(say('x')));
    assert.equal(error.status, 502);
    assert.match(error.message, /refuse|connect|reach/i);
    assert.equal(await qiao.program.stop(), 0);
  } finally {
    qiao.program.kill();
  }
});

test('without any account the package gets a 401 that says what to do', async () => {
  const qiao = await Qiao.start(bridge.folder, {
    QIAO_HOME: join(bridge.folder, 'empty'),
    QWEN_HOME: join(bridge.folder, 'nobody'),
  });
  try {
    const error = await refusal(qiaoClient({ qiao }, { maxRetries: 2 }).chat.completions.create(say('x')));
    assert.ok(error instanceof OpenAI.AuthenticationError);
    assert.match(error.message, /QWEN_API_KEY|sign in|key/i);
    assert.equal(await qiao.program.stop(), 0);
  } finally {
    qiao.program.kill();
  }
});

test('a request that can\'t be meant is refused with the field\'s name', async () => {
  const error = await refusal(qiaoClient(bridge).chat.completions.create(say('x', { temperature: 2.5 })));

  assert.ok(error instanceof OpenAI.BadRequestError);
  assert.match(error.message, /temperature/);
  assert.equal((await bridge.simulator.chats()).length, 0);
});
