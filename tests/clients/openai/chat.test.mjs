// The openai package: plain and streamed chats, thinking, images, models.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useBridge } from '../support/bridge.mjs';
import { pixelUrl } from '../support/pixel.mjs';
import { collect, joined, model, qiaoClient, say } from './client.mjs';

const bridge = useBridge();

test('a plain chat is answered', async () => {
  const answer = await qiaoClient(bridge).chat.completions.create(say('Good morning'));

  assert.equal(answer.object, 'chat.completion');
  assert.equal(answer.model, model);
  assert.equal(answer.choices.length, 1);
  assert.equal(answer.choices[0].message.role, 'assistant');
  assert.equal(answer.choices[0].message.content, 'You said: Good morning');
  assert.equal(answer.choices[0].finish_reason, 'stop');
  assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);
  assert.ok(answer.usage.completion_tokens > 0);
});

test('the service gets the client\'s own fields and numbers', async () => {
  await qiaoClient(bridge).chat.completions.create(
    say('x', { temperature: 0, top_p: 0.25, seed: 7, stop: ['END'], repetition_penalty: 1.05, made_up: { deep: [1] } }),
  );

  const { body } = await bridge.simulator.chat();
  assert.equal(body.temperature, 0);
  assert.equal(body.top_p, 0.25);
  assert.equal(body.seed, 7);
  assert.deepEqual(body.stop, ['END']);
  assert.equal(body.repetition_penalty, 1.05);
  assert.deepEqual(body.made_up, { deep: [1] });
});

test('developer and system messages reach the service as one system message', async () => {
  const answer = await qiaoClient(bridge).chat.completions.create({
    model,
    messages: [
      { role: 'developer', content: 'Be brief.' },
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hello' },
    ],
  });

  assert.equal(answer.choices[0].message.content, 'You said: Hello');
  const { body } = await bridge.simulator.chat();
  assert.deepEqual(body.messages.map(({ role }) => role), ['system', 'user']);
  const system = body.messages[0].content.map(({ text }) => text).join(' ');
  assert.match(system, /Be brief\..*Be kind\./s);
});

test('a stream brings every word in order and no usage that was not asked for', async () => {
  const chunks = await collect(await qiaoClient(bridge).chat.completions.create(say('one two three', { stream: true })));

  assert.equal(joined(chunks), 'You said: one two three');
  assert.equal(chunks[0].choices[0].delta.role, 'assistant');
  assert.deepEqual(chunks.map(({ choices }) => choices[0].finish_reason).filter(Boolean), ['stop']);
  assert.ok(chunks.every(({ choices, usage }) => choices.length === 1 && !usage));
  assert.ok(chunks.length >= 5, 'a chunk for every word');
  const { body } = await bridge.simulator.chat();
  assert.equal(body.stream_options.include_usage, true, 'Qiao itself wants to know the usage');
});

test('a stream ends with the usage that was asked for', async () => {
  await bridge.simulator.script({ text: 'fine', usage: { promptTokens: 120, completionTokens: 30, cachedTokens: 100 } });
  const chunks = await collect(
    await qiaoClient(bridge).chat.completions.create(
      say('x', { stream: true, stream_options: { include_usage: true } }),
    ),
  );

  const last = chunks.at(-1);
  assert.deepEqual(last.choices, []);
  assert.equal(last.usage.prompt_tokens, 120);
  assert.equal(last.usage.completion_tokens, 30);
  assert.equal(last.usage.total_tokens, 150);
  assert.equal(last.usage.prompt_tokens_details.cached_tokens, 100);
  assert.ok(chunks.slice(0, -1).every(({ usage }) => !usage));
});

test('the stream helper puts the whole answer together', async () => {
  const stream = qiaoClient(bridge).chat.completions.stream(
    say('one two', { stream_options: { include_usage: true } }),
  );
  const pieces = [];
  stream.on('content', (piece) => pieces.push(piece));
  const answer = await stream.finalChatCompletion();

  assert.equal(pieces.join(''), 'You said: one two');
  assert.equal(answer.choices[0].message.content, 'You said: one two');
  assert.equal(answer.choices[0].finish_reason, 'stop');
  assert.ok(answer.usage.total_tokens > 0);
});

test('the first chunk arrives while the service is still silent about the rest', async () => {
  await bridge.simulator.script({ text: 'early late', stallAfterChunks: 2 });
  const stream = await qiaoClient(bridge).chat.completions.create(say('x', { stream: true }));
  const chunks = stream[Symbol.asyncIterator]();
  let text = '';
  while (!text.includes('early')) {
    text += (await chunks.next()).value.choices[0].delta.content ?? '';
  }
  await bridge.simulator.heldChat();

  await bridge.simulator.release();
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    text += next.value.choices[0].delta.content ?? '';
  }
  assert.equal(text, 'early late');
});

test('text beyond ASCII survives being cut anywhere', async () => {
  const text = '桥上的早晨 🌉 naïve — наконец';
  await bridge.simulator.script({ text, chunkChars: 1, quirks: ['split-utf8'] });
  const chunks = await collect(await qiaoClient(bridge).chat.completions.create(say('x', { stream: true })));

  assert.equal(joined(chunks), text);
});

test('reasoning comes before the answer in a stream, and beside it in a plain answer', async () => {
  const client = qiaoClient(bridge, { defaultHeaders: { 'X-Qwen-Account': 'env' } });
  const request = say('why?', { model: 'qwen3.7-plus', enable_thinking: true });
  const chunks = await collect(await client.chat.completions.create({ ...request, stream: true }));
  assert.equal(joined(chunks, 'reasoning_content'), 'Let me think about that.');
  assert.equal(joined(chunks), 'You said: why?');
  const lastThought = chunks.findLastIndex(({ choices }) => choices[0]?.delta.reasoning_content);
  const firstWord = chunks.findIndex(({ choices }) => choices[0]?.delta.content);
  assert.ok(lastThought < firstWord);

  const { choices: [{ message }] } = await client.chat.completions.create(request);
  assert.equal(message.reasoning_content, 'Let me think about that.');
  assert.equal(message.content, 'You said: why?');
});

test('reasoning_effort becomes what the model knows', async () => {
  const client = qiaoClient(bridge, { defaultHeaders: { 'X-Qwen-Account': 'env' } });
  await client.chat.completions.create(say('x', { model: 'qwen3.7-plus', reasoning_effort: 'low', stream: true }));
  const { body } = await bridge.simulator.chat();

  assert.equal(body.enable_thinking, true);
  assert.ok(body.thinking_budget > 0);
  assert.ok(!('reasoning_effort' in body));
});

test('a model that only streams answers a client that does not', async () => {
  const client = qiaoClient(bridge, { defaultHeaders: { 'X-Qwen-Account': 'env' } });
  const answer = await client.chat.completions.create(say('in one piece', { model: 'qwq-plus' }));

  assert.equal(answer.object, 'chat.completion');
  assert.equal(answer.choices[0].message.content, 'You said: in one piece');
  assert.equal(answer.choices[0].message.reasoning_content, 'Let me think about that.');
  assert.ok(answer.usage.total_tokens > 0);
});

test('images reach the service as they were', async () => {
  const answer = await qiaoClient(bridge).chat.completions.create({
    model,
    messages: [
      { role: 'system', content: 'You see.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image_url', image_url: { url: pixelUrl, detail: 'low' } },
        ],
      },
    ],
  });

  assert.equal(answer.choices[0].message.content, 'I see 1 image. You said: What is this?');
  const { body } = await bridge.simulator.chat();
  assert.deepEqual(body.messages.at(-1).content[1], { type: 'image_url', image_url: { url: pixelUrl, detail: 'low' } });
});

test('models are listed and found', async () => {
  const client = qiaoClient(bridge);
  const models = (await client.models.list()).data;
  assert.ok(models.some(({ id }) => id === model));
  assert.ok(models.every(({ object }) => object === 'model'));

  assert.equal((await client.models.retrieve(model)).id, model);
  await assert.rejects(client.models.retrieve('no-such-model'), { status: 404, code: 'model_not_found' });
});

test('a name of another vendor\'s model is answered by one of ours', async () => {
  const answer = await qiaoClient(bridge).chat.completions.create(say('x', { model: 'gpt-4o' }));

  assert.equal(answer.choices[0].message.content, 'You said: x');
  assert.equal((await bridge.simulator.chat()).body.model, 'coder-model');
});

test('eight streams at once keep apart', async () => {
  await bridge.simulator.script({ times: 0, chunkDelay: 2 });
  const client = qiaoClient(bridge);
  const texts = Array.from({ length: 8 }, (_, i) => `number ${i} says ${'word '.repeat(20)}${i}`);
  const answers = await Promise.all(
    texts.map(async (text) => joined(await collect(await client.chat.completions.create(say(text, { stream: true }))))),
  );

  assert.deepEqual(answers, texts.map((text) => `You said: ${text}`));
});
