// The openai package: a client that goes away takes its request to the service with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import OpenAI from 'openai';

import { useBridge } from '../support/bridge.mjs';
import { qiaoClient, say } from './client.mjs';

const bridge = useBridge();

test('breaking out of an endless stream aborts it at the service', async () => {
  await bridge.simulator.script({ fillBytes: -1 });
  const stream = await qiaoClient(bridge).chat.completions.create(say('x', { stream: true }));
  let chunks = 0;
  for await (const _ of stream) {
    if (++chunks === 20) {
      break;
    }
  }

  assert.equal((await bridge.simulator.finishedChat()).outcome, 'aborted');
});

test('aborting a stream that has fallen silent aborts it at the service', async () => {
  await bridge.simulator.script({ text: 'one two three', stallAfterChunks: 3 });
  const stream = qiaoClient(bridge).chat.completions.stream(say('x'));
  const ended = assert.rejects(stream.done(), OpenAI.APIUserAbortError);
  await stream.emitted('chunk');
  await bridge.simulator.heldChat();
  stream.abort();

  await ended;
  assert.equal((await bridge.simulator.finishedChat()).outcome, 'aborted');
});

for (const stream of [false, true]) {
  test(`aborting before the service answers aborts there too (${stream ? 'streamed' : 'plain'})`, async () => {
    await bridge.simulator.script({ holdHead: true });
    const controller = new AbortController();
    const answer = qiaoClient(bridge).chat.completions.create(say('x', { stream }), { signal: controller.signal });
    const refused = assert.rejects(answer, OpenAI.APIUserAbortError);
    await bridge.simulator.heldChat();
    controller.abort();

    await refused;
    const { outcome, status } = await bridge.simulator.finishedChat();
    assert.equal(outcome, 'aborted');
    assert.equal(status, 0);
  });
}

test('Qiao goes on as if nothing had been', async () => {
  await bridge.simulator.script({ chunks: 50000, chunkDelay: 1, times: 3 });
  const client = qiaoClient(bridge);
  for (let i = 0; i < 3; ++i) {
    for await (const _ of await client.chat.completions.create(say('x', { stream: true }))) {
      break;
    }
    assert.equal((await bridge.simulator.finishedChat()).outcome, 'aborted');
  }

  const answer = await client.chat.completions.create(say('still there?'));
  assert.equal(answer.choices[0].message.content, 'You said: still there?');
});
