// The openai package: streams that are not quite the documented ones, and streams that fail.
// What breaks the package without Qiao is shown to break it, so that the mending is seen to matter.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import OpenAI from 'openai';

import { useBridge } from '../support/bridge.mjs';
import { collect, directClient, joined, qiaoClient, say } from './client.mjs';

const bridge = useBridge();
const call = { name: 'find', arguments: { city: 'Ulaanbaatar', days: 3, why: 'several pieces' }, id: 'call_1' };

/// A stream helper's whole answer: its message and finish_reason.
async function whole(client, behaviour) {
  await bridge.simulator.script(behaviour);
  const tools = [{ type: 'function', function: { name: 'find', parameters: { type: 'object', properties: {} } } }];
  const answer = await client.chat.completions.stream(say('x', { tools })).finalChatCompletion();
  return answer.choices[0];
}

const breaking = [
  { quirk: 'no-role', behaviour: { text: 'hello there' }, error: /role/ },
  { quirk: 'no-tool-index', behaviour: { toolCalls: [call] }, error: /index/ },
  { quirk: 'no-finish', behaviour: { text: 'hello there' }, error: /finish_reason/ },
];

for (const { quirk, behaviour, error } of breaking) {
  const odd = { ...behaviour, quirks: [quirk] };

  test(`${quirk} breaks the package by itself`, async () => {
    await assert.rejects(whole(directClient(bridge), odd), error);
  });

  test(`${quirk} is mended`, async () => {
    const { message, finish_reason: finish } = await whole(qiaoClient(bridge), odd);
    assert.equal(message.role, 'assistant');
    if (behaviour.text) {
      assert.equal(message.content, 'hello there');
      assert.equal(finish, 'stop');
    } else {
      assert.deepEqual(JSON.parse(message.tool_calls[0].function.arguments), call.arguments);
      assert.equal(finish, 'tool_calls');
    }
  });
}

const harmless = [
  'no-done', 'usage-null', 'usage-on-finish', 'crlf', 'no-space', 'comments', 'bom', 'split-utf8', 'byte-by-byte',
  'empty-reasoning', 'role-with-content', 'no-final-blank-line',
];

for (const quirk of harmless) {
  test(`${quirk} does no harm`, async () => {
    const { message, finish_reason: finish } = await whole(qiaoClient(bridge), { text: '你好 there', quirks: [quirk] });
    assert.equal(message.role, 'assistant');
    assert.equal(message.content, '你好 there');
    assert.equal(finish, 'stop');
  });
}

test('all oddities at once do no harm', async () => {
  const quirks = ['no-role', 'no-finish', 'crlf', 'no-space', 'comments', 'bom', 'usage-null', 'split-utf8'];
  const { message, finish_reason: finish } = await whole(qiaoClient(bridge), { text: '你好 there', quirks });
  assert.equal(message.content, '你好 there');
  assert.equal(finish, 'stop');
});

test('parallel calls without index, interleaved, come out apart', async () => {
  const { message } = await whole(qiaoClient(bridge), {
    toolCalls: [call, { ...call, name: 'look', id: 'call_2' }],
    quirks: ['no-tool-index', 'no-finish'],
  });
  assert.deepEqual(message.tool_calls.map(({ id }) => id), ['call_1', 'call_2']);
  assert.ok(message.tool_calls.every(({ function: f }) => JSON.parse(f.arguments).city === 'Ulaanbaatar'));
});

test('a name that comes late is a name', async () => {
  const { message } = await whole(qiaoClient(bridge), { toolCalls: [call], quirks: ['late-tool-name'] });
  assert.equal(message.tool_calls[0].function.name, 'find');
  assert.deepEqual(JSON.parse(message.tool_calls[0].function.arguments), call.arguments);
});

for (const quirk of ['no-done', 'no-finish']) {
  test(`the stream ends with a finish_reason and [DONE] (${quirk})`, async () => {
    await bridge.simulator.script({ text: 'hello', quirks: [quirk] });
    const response = await qiaoClient(bridge).chat.completions.create(say('x', { stream: true })).asResponse();
    const events = (await response.text()).trim().split('\n\n');

    assert.equal(events.at(-1), 'data: [DONE]');
    assert.equal(JSON.parse(events.at(-2).slice('data: '.length)).choices[0].finish_reason, 'stop');
  });
}

test('an answer without either may be half of one, and is an error', async () => {
  await bridge.simulator.script({ text: 'hello', quirks: ['no-done', 'no-finish'] });
  const stream = await qiaoClient(bridge).chat.completions.create(say('x', { stream: true }));
  await assert.rejects(collect(stream), OpenAI.APIError);
});

for (const as of ['stream-event', 'stream-data', 'json-200']) {
  test(`an error in a 200 answer before the first token is a real error (${as})`, async () => {
    await bridge.simulator.script({ error: 'quota-week', as });
    const request = qiaoClient(bridge).chat.completions.create(say('x', { stream: true }));
    await assert.rejects(request, (error) => {
      assert.ok(error instanceof OpenAI.RateLimitError, error.constructor.name);
      assert.equal(error.code, 'insufficient_quota');
      return true;
    });
  });
}

for (const as of ['stream-event', 'stream-data', 'finish']) {
  test(`an error after the first token ends the stream with that error (${as})`, async () => {
    await bridge.simulator.script({ error: 'quota-week', as, afterChunks: 2, text: 'one two three' });
    const stream = await qiaoClient(bridge).chat.completions.create(say('x', { stream: true }));
    let text = '';
    await assert.rejects(
      async () => {
        for await (const chunk of stream) {
          text += chunk.choices[0]?.delta.content ?? '';
        }
      },
      (error) => {
        assert.ok(error instanceof OpenAI.APIError, error.constructor.name);
        assert.match(error.message, /week allocated quota exceeded/);
        return true;
      },
    );
    assert.equal(text, 'one two ');
  });
}

for (const breakWith of ['fin', 'rst']) {
  test(`a stream that breaks ends with an error, never with half an answer (${breakWith})`, async () => {
    await bridge.simulator.script({ text: 'one two three', breakAfterChunks: 3, breakWith });
    const stream = await qiaoClient(bridge).chat.completions.create(say('x', { stream: true }));
    await assert.rejects(collect(stream), (error) => {
      assert.ok(error instanceof OpenAI.APIError, `${error.constructor.name}: ${error.message}`);
      return true;
    });
  });
}

test('a plain answer that breaks off is repeated', async () => {
  await bridge.simulator.script({ text: 'a long enough answer', breakAfterBytes: 20 });
  const answer = await qiaoClient(bridge).chat.completions.create(say('x'));

  assert.equal(answer.choices[0].message.content, 'You said: x');
});

test('a thousand chunks arrive, in order', async () => {
  await bridge.simulator.script({ chunks: 1000 });
  const chunks = await collect(await qiaoClient(bridge).chat.completions.create(say('x', { stream: true })));
  const words = joined(chunks).trim().split(' ');

  assert.equal(words.length, 1000);
  assert.deepEqual(words, words.toSorted());
});
