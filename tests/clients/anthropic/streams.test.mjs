// Anthropic's package: streamed messages, event by event and through the helper that puts them together.
import assert from 'node:assert/strict';

import { useBridge } from '../support/bridge.mjs';
import { pathTests } from '../support/paths.mjs';
import { collect, joined, model, qiaoClient, say, textOf } from './client.mjs';

const bridge = useBridge({ withPlan: true });
const testPaths = pathTests(bridge);

testPaths('a stream brings every word in order', async (path) => {
  const events = await collect(await qiaoClient(path).messages.create(say('one two three', { stream: true })));

  assert.equal(joined(events), 'You said: one two three');
  assert.equal(events[0].message.model, model);
  assert.ok(events[0].message.usage.input_tokens > 0, 'the tokens of the request are counted from the start');
  assert.equal(events.at(-2).delta.stop_reason, 'end_turn');
  assert.ok(events.at(-2).usage.output_tokens > 0);
  assert.ok(events.filter(({ type }) => type === 'content_block_delta').length >= 4, 'a delta for every word');
});

testPaths('the helper puts the whole message together', async (path) => {
  const stream = qiaoClient(path).messages.stream(say('one two'));
  const pieces = [];
  stream.on('text', (piece) => pieces.push(piece));
  const answer = await stream.finalMessage();

  assert.equal(pieces.join(''), 'You said: one two');
  assert.equal(textOf(answer), 'You said: one two');
  assert.equal(answer.stop_reason, 'end_turn');
  assert.match(stream.request_id, /^req_/);
});

testPaths('usage at the end tells cached tokens apart from new ones', async (path) => {
  await path.script({ text: 'fine', usage: { promptTokens: 120, completionTokens: 30, cachedTokens: 100 } });
  const { usage } = await qiaoClient(path).messages.stream(say('x')).finalMessage();

  assert.equal(usage.input_tokens, 20);
  assert.equal(usage.cache_read_input_tokens, 100);
  assert.equal(usage.output_tokens, 30);
});

testPaths('the first words arrive while the service is still silent about the rest', async (path) => {
  await path.script({ text: 'early late', stallAfterChunks: 5, chunkChars: 1 });
  const stream = qiaoClient(path).messages.stream(say('x'));
  await new Promise((resolve) => stream.on('text', (_, text) => text.startsWith('e') && resolve()));
  await path.held();
  await bridge.simulator.release();

  assert.equal(textOf(await stream.finalMessage()), 'early late');
});

testPaths('signs of life come while the service thinks', async (path) => {
  await path.script({ text: 'late', stallAfterChunks: 1 });
  const stream = await qiaoClient(path).messages.create(say('x', { stream: true }));
  const events = stream[Symbol.asyncIterator]();
  assert.equal((await events.next()).value.type, 'message_start');
  await path.held();
  await bridge.simulator.release();

  const rest = await collect({ [Symbol.asyncIterator]: () => events });
  assert.equal(joined(rest), 'late');
});

testPaths('text beyond ASCII survives being cut anywhere', async (path) => {
  const text = '桥上的早晨 🌉 naïve — наконец';
  await path.script({ text, chunkChars: 1, quirks: ['split-utf8'] });

  assert.equal(textOf(await qiaoClient(path).messages.stream(say('x')).finalMessage()), text);
});

testPaths('thinking streams before the answer and is signed', async (path) => {
  const thinking = { type: 'enabled', budget_tokens: 1024 };
  const stream = qiaoClient(path).messages.stream(say('why?', { max_tokens: 2000, thinking }));
  let thoughts = '';
  stream.on('thinking', (piece) => (thoughts += piece));
  const { content } = await stream.finalMessage();

  assert.equal(thoughts, 'Let me think about that.');
  assert.deepEqual(content.map(({ type }) => type), ['thinking', 'text']);
  assert.equal(typeof content[0].signature, 'string');
});

testPaths('an answer of nothing is an answer', async (path) => {
  await path.script({ text: '' });
  const answer = await qiaoClient(path).messages.stream(say('x')).finalMessage();

  assert.equal(textOf(answer), '');
  assert.equal(answer.stop_reason, 'end_turn');
});

const quirks = [
  'no-done', 'no-role', 'no-finish', 'usage-null', 'usage-on-finish', 'crlf', 'no-space', 'comments', 'bom', 'split-utf8',
  'byte-by-byte', 'empty-reasoning', 'role-with-content', 'no-final-blank-line',
];
/// What a stream of Anthropic's own can have of them.
const nativeQuirks = ['crlf', 'no-space', 'comments', 'bom', 'split-utf8', 'byte-by-byte', 'no-final-blank-line'];

testPaths('odd streams become proper ones', async (path, t) => {
  for (const quirk of path.isNative ? nativeQuirks : quirks) {
    await t.test(quirk, async () => {
      await path.script({ text: '你好 there', quirks: [quirk] });
      const answer = await qiaoClient(path).messages.stream(say('x')).finalMessage();

      assert.equal(textOf(answer), '你好 there');
      assert.equal(answer.stop_reason, 'end_turn');
    });
  }
});

testPaths('eight streams at once keep apart', async (path) => {
  await path.script({ times: 0, chunkDelay: 2 });
  const client = qiaoClient(path);
  const texts = Array.from({ length: 8 }, (_, i) => `number ${i} says ${'word '.repeat(20)}${i}`);
  const answers = await Promise.all(texts.map((text) => client.messages.stream(say(text)).finalMessage()));

  assert.deepEqual(answers.map(textOf), texts.map((text) => `You said: ${text}`));
  assert.equal(new Set(answers.map(({ id }) => id)).size, 8);
});
