// Anthropic's package: plain messages, what they may hold, and what reaches the service.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useBridge } from '../support/bridge.mjs';
import { pathTests } from '../support/paths.mjs';
import { pixelBase64, pixelUrl } from '../support/pixel.mjs';
import { model, qiaoClient, say, textOf } from './client.mjs';

const bridge = useBridge({ withPlan: true });
const testPaths = pathTests(bridge);

const pixel = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: pixelBase64 } };

testPaths('a plain message is answered', async (path) => {
  const answer = await qiaoClient(path).messages.create(say('Good morning'));

  assert.equal(answer.type, 'message');
  assert.equal(answer.role, 'assistant');
  assert.equal(answer.model, model);
  assert.equal(textOf(answer), 'You said: Good morning');
  assert.equal(answer.stop_reason, 'end_turn');
  assert.equal(answer.stop_sequence, null);
  assert.ok(answer.usage.input_tokens > 0);
  assert.ok(answer.usage.output_tokens > 0);
  assert.match(answer._request_id, /^req_/);
  assert.equal((await path.request()).status, 200);
});

testPaths('the answer bears the name that was asked for, whoever answers', async (path) => {
  for (const name of ['claude-opus-5-5', 'claude-haiku-4-5-20251001', 'claude-sonnet-4-5', 'somebody-elses-model']) {
    const answer = await qiaoClient(path).messages.create(say('x', { model: name }));
    assert.equal(answer.model, name);
    assert.equal(textOf(answer), 'You said: x');
  }
  const requests = await path.requests();
  assert.ok(requests.every(({ body }) => /^qwen/.test(body.model)));
});

testPaths('system prompts reach the service, the one with a bill in it does not', async (path) => {
  const answer = await qiaoClient(path).messages.create(
    say('Hello', {
      system: [
        { type: 'text', text: 'x-anthropic-billing-header: cc_version=2.1.330; cch=a1b2c;' },
        { type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } },
        { type: 'text', text: 'Be kind.' },
      ],
    }),
  );

  assert.equal(textOf(answer), 'You said: Hello');
  const { text } = await path.request();
  assert.match(text, /Be brief\..*Be kind\./s);
  assert.doesNotMatch(text, /billing/);
});

testPaths('a system message in the middle of a conversation is heard', async (path) => {
  await qiaoClient(path).messages.create({
    ...say('Hello'),
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'system', content: 'The user is in Oslo.' },
      { role: 'assistant', content: 'Hello yourself' },
      { role: 'user', content: 'Where am I?' },
    ],
  });

  const { body, text } = await path.request();
  assert.match(text, /The user is in Oslo\./);
  assert.equal(JSON.stringify(body.messages).match(/"role":"system"/g), null);
});

testPaths('sampling fields and stop sequences reach the service', async (path) => {
  await qiaoClient(path).messages.create(
    say('x', { temperature: 0.25, top_p: 0.5, top_k: 7, stop_sequences: ['END'] }),
  );

  const { body } = await path.request();
  assert.equal(body.temperature, 0.25);
  assert.equal(body.top_p, 0.5);
  assert.equal(body.top_k, 7);
  assert.deepEqual(body.stop ?? body.stop_sequences, ['END']);
});

testPaths('what says who asks stays here', async (path) => {
  const metadata = { user_id: '{"device_id":"d1","account_uuid":"a1","session_id":"s1"}' };
  await qiaoClient(path).messages.create(say('x', { metadata }));

  const { text } = await path.request();
  assert.doesNotMatch(text, /device_id|account_uuid|session_id/);
});

testPaths('fields and betas that nobody knows do no harm', async (path) => {
  const answer = await qiaoClient(path).messages.create(
    say('x', { service_tier: 'auto', container: null, context_management: { edits: [] }, made_up: { deep: [1] } }),
    { headers: { 'anthropic-beta': 'made-up-2030-01-01,context-1m-2025-08-07' }, query: { beta: 'true' } },
  );

  assert.equal(textOf(answer), 'You said: x');
});

testPaths('more tokens than a model can write are no reason to refuse', async (path) => {
  const client = qiaoClient(path, { timeout: 60000 });
  await client.messages.create(say('x', { max_tokens: 1000000 }));

  const { body } = await path.request();
  assert.ok(body.max_tokens <= 65536, `${body.max_tokens}`);
});

testPaths('images reach the service as they were', async (path) => {
  const answer = await qiaoClient(path).messages.create(say([{ type: 'text', text: 'What is this?' }, pixel]));

  assert.equal(textOf(answer), 'I see 1 image. You said: What is this?');
  const { body } = await path.request();
  const [image] = body.messages.at(-1).content.filter(({ type }) => type !== 'text');
  assert.equal(image.image_url?.url ?? `data:${image.source.media_type};base64,${image.source.data}`, pixelUrl);
});

testPaths('an image for a model without eyes becomes a note', async (path) => {
  await qiaoClient(path).messages.create(say([{ type: 'text', text: 'What?' }, pixel], { model: 'qwen3-coder-plus' }));

  const { text } = await path.request();
  assert.doesNotMatch(text, new RegExp(pixelBase64.slice(0, 40)));
  assert.match(text, /image/i);
});

testPaths('text documents are read, a PDF is named', async (path) => {
  await qiaoClient(path).messages.create(
    say([
      { type: 'document', title: 'notes.txt', source: { type: 'text', media_type: 'text/plain', data: 'Herons wade.' } },
      { type: 'document', title: 'paper.pdf', source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0=' } },
      { type: 'text', text: 'Summarise.' },
    ]),
  );

  const { text } = await path.request();
  assert.match(text, /Herons wade\./);
  assert.match(text, /paper\.pdf/);
});

testPaths('thinking comes before the answer and goes back with the next question', async (path) => {
  const client = qiaoClient(path);
  const thinking = { type: 'enabled', budget_tokens: 1024 };
  const request = say('why?', { max_tokens: 2000, thinking });
  const answer = await client.messages.create(request);
  assert.deepEqual(answer.content.map(({ type }) => type), ['thinking', 'text']);
  assert.equal(answer.content[0].thinking, 'Let me think about that.');
  assert.equal(textOf(answer), 'You said: why?');

  const messages = [...request.messages, { role: 'assistant', content: answer.content }, { role: 'user', content: 'and?' }];
  const next = await client.messages.create({ ...request, messages });
  assert.equal(textOf(next), 'You said: and?');
});

testPaths('thinking that adapts is understood', async (path) => {
  const answer = await qiaoClient(path).messages.create(
    say('why?', { thinking: { type: 'adaptive', display: 'omitted' }, output_config: { effort: 'medium' } }),
  );

  assert.equal(textOf(answer), 'You said: why?');
});

testPaths('usage tells cached tokens apart from new ones', async (path) => {
  await path.script({ text: 'fine', usage: { promptTokens: 120, completionTokens: 30, cachedTokens: 100 } });
  const { usage } = await qiaoClient(path).messages.create(say('x'));

  assert.equal(usage.input_tokens, 20);
  assert.equal(usage.cache_read_input_tokens, 100);
  assert.equal(usage.cache_creation_input_tokens, 0);
  assert.equal(usage.output_tokens, 30);
});

testPaths('an answer cut off by its length says so', async (path) => {
  await path.script({ text: 'and then', finish: 'length' });
  const answer = await qiaoClient(path).messages.create(say('x'));

  assert.equal(answer.stop_reason, 'max_tokens');
  assert.equal(textOf(answer), 'and then');
});

testPaths('the reply that the client began is gone on with', async (path) => {
  const answer = await qiaoClient(path).messages.create({
    ...say('As JSON, please'),
    messages: [{ role: 'user', content: 'As JSON, please' }, { role: 'assistant', content: '{' }],
  });

  assert.ok(textOf(answer).length > 0);
  assert.doesNotMatch(textOf(answer), /^\{/);
});

test('the paths without and with the prefix are one', async () => {
  const client = qiaoClient({ bridge, headers: { 'X-Qwen-Account': 'env' } }, { baseURL: bridge.qiao.origin });

  assert.equal(textOf(await client.messages.create(say('Good day'))), 'You said: Good day');
});
