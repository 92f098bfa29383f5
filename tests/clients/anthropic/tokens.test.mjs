// Anthropic's package: counting tokens, which Qiao does by itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useBridge } from '../support/bridge.mjs';
import { pathTests } from '../support/paths.mjs';
import { pixelBase64 } from '../support/pixel.mjs';
import { qiaoClient, say } from './client.mjs';

const bridge = useBridge({ withPlan: true });
const testPaths = pathTests(bridge);
/// A model with the vocabulary that Qiao has.
const model = 'qwen3-coder-plus';

function question(content, more = {}) {
  const { max_tokens: _, ...request } = say(content, { model, ...more });
  return request;
}

testPaths('tokens are counted without asking the service', async (path) => {
  const client = qiaoClient(path);
  const { input_tokens: short } = await client.messages.countTokens(question('foo'));
  const { input_tokens: long } = await client.messages.countTokens(question('foo '.repeat(1000)));

  assert.ok(short > 0 && short < 50, `${short}`);
  assert.ok(long - short >= 990 && long - short <= 1010, `${long}`);
  assert.deepEqual(await path.requests(), []);
});

testPaths('everything in a request counts', async (path) => {
  const count = async (more) => {
    const { input_tokens: tokens } = await qiaoClient(path).messages.countTokens(question('foo', more));
    return tokens;
  };
  const bare = await count({});
  const tool = { name: 'get_weather', description: 'The weather', input_schema: { type: 'object', properties: {} } };
  const source = { type: 'base64', media_type: 'image/png', data: pixelBase64 };

  assert.ok((await count({ system: 'Be brief.' })) > bare);
  assert.ok((await count({ tools: [tool] })) > bare + 20);
  assert.ok((await count({ messages: [{ role: 'user', content: [{ type: 'image', source }] }] })) > 0);
});

testPaths('a stream begins with a count', async (path) => {
  const client = qiaoClient(path);
  const { input_tokens: counted } = await client.messages.countTokens(question('How many are these?'));
  const stream = await client.messages.create({ ...question('How many are these?'), max_tokens: 10, stream: true });
  for await (const event of stream) {
    if (event.type === 'message_start') {
      const { input_tokens: first } = event.message.usage;
      assert.ok(path.isNative ? first > 0 : first === counted, `${first}, not ${counted}`);
    }
  }
});

test('twenty-five at once are no trouble', async () => {
  const client = qiaoClient({ bridge, headers: {} });
  await client.messages.countTokens(question('first'));
  const tools = [{ name: 't', description: 'word '.repeat(400), input_schema: { type: 'object', properties: {} } }];
  const counts = await Promise.all(
    Array.from({ length: 25 }, (_, i) => client.messages.countTokens(question(`foo ${i % 10}`, { tools }))),
  );

  assert.equal(new Set(counts.map(({ input_tokens: tokens }) => tokens)).size, 1);
});
