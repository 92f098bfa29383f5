// Anthropic's package: what Qiao itself refuses, and in which words.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import Anthropic from '@anthropic-ai/sdk';

import { useBridge } from '../support/bridge.mjs';
import { Qiao } from '../support/qiao.mjs';
import { qiaoClient, refusal, say, textOf } from './client.mjs';

const bridge = useBridge();

function client(options) {
  return qiaoClient({ bridge, headers: {} }, options);
}

/// Runs `use` with a Qiao of other settings.
async function withQiao(name, environment, use) {
  const qiao = await Qiao.start(bridge.folder, { QIAO_HOME: join(bridge.folder, name), ...environment });
  try {
    await use({ bridge: { qiao, answers: bridge.answers }, headers: {} });
    assert.equal(await qiao.program.stop(), 0);
  } finally {
    qiao.program.kill();
  }
}

const unusable = [
  { name: 'without max_tokens', request: { max_tokens: undefined }, says: /max_tokens/ },
  { name: 'without messages', request: { messages: undefined }, says: /messages/ },
  { name: 'with messages that are none', request: { messages: [{ role: 'user', content: 7 }] }, says: /messages/ },
  { name: 'without a model', request: { model: undefined }, says: /model/ },
];

for (const { name, request, says } of unusable) {
  test(`a request ${name} is refused with the field's name`, async () => {
    const error = await refusal(client().messages.create({ ...say('x'), ...request }));

    assert.ok(error instanceof Anthropic.BadRequestError, error.message);
    assert.match(error.message, says);
    assert.equal((await bridge.simulator.chats()).length, 0);
  });
}

test('an address with /v1 too many is told what the right one is', async () => {
  const error = await refusal(client({ baseURL: `${bridge.qiao.anthropicUrl}/v1` }).messages.create(say('x')));

  assert.ok(error instanceof Anthropic.NotFoundError);
  assert.match(error.message, /\/anthropic(?!\/v1\/v1)/);
});

test('Claude Code\'s greeting is answered', async () => {
  const response = await fetch(`${bridge.qiao.anthropicUrl}/api/hello`, { method: 'HEAD' });

  assert.ok(response.status < 500);
});

test('a key of Qiao\'s own opens it as x-api-key or as a bearer token, another does not', async () => {
  const environment = {
    QWEN_HOME: join(bridge.folder, 'nobody'),
    QWEN_API_KEY: 'sk-client-tests',
    QWEN_BASE_URL: bridge.simulator.keyBaseUrl,
    API_KEY: 'local-key-of-the-tests',
  };
  await withQiao('locked', environment, async (path) => {
    const own = environment.API_KEY;
    assert.equal(textOf(await qiaoClient(path, { apiKey: own }).messages.create(say('x'))), 'You said: x');
    const bearer = qiaoClient(path, { apiKey: null, authToken: own });
    assert.equal(textOf(await bearer.messages.create(say('x'))), 'You said: x');

    const error = await refusal(qiaoClient(path, { apiKey: 'another', maxRetries: 2 }).messages.create(say('x')));
    assert.ok(error instanceof Anthropic.AuthenticationError);
    assert.equal(error.headers.get('x-should-retry'), 'false');
    assert.doesNotMatch(error.message, /another|local-key/);
  });
});

test('without any account the package is told what to do', async () => {
  await withQiao('empty', { QWEN_HOME: join(bridge.folder, 'nobody') }, async (path) => {
    const error = await refusal(qiaoClient(path, { maxRetries: 2 }).messages.create(say('x')));
    assert.ok(error instanceof Anthropic.AuthenticationError, error.message);
    assert.match(error.message, /QWEN_API_KEY|sign in|key/i);
  });
});
