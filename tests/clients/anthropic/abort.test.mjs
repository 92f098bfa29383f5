// Anthropic's package: a client that goes away takes its request to the service with it.
import assert from 'node:assert/strict';

import Anthropic from '@anthropic-ai/sdk';

import { useBridge } from '../support/bridge.mjs';
import { pathTests } from '../support/paths.mjs';
import { qiaoClient, say, textOf } from './client.mjs';

const bridge = useBridge({ withPlan: true });
const testPaths = pathTests(bridge);

testPaths('breaking out of an endless stream aborts it at the service', async (path) => {
  await path.script({ fillBytes: -1 });
  const stream = await qiaoClient(path).messages.create(say('x', { stream: true }));
  let events = 0;
  for await (const _ of stream) {
    if (++events === 20) {
      break;
    }
  }

  assert.equal((await path.finished()).outcome, 'aborted');
});

testPaths('aborting a stream that has fallen silent aborts it at the service', async (path) => {
  await path.script({ text: 'one two three', stallAfterChunks: 4 });
  const stream = qiaoClient(path).messages.stream(say('x'));
  const ended = assert.rejects(stream.done(), Anthropic.APIUserAbortError);
  await stream.emitted('streamEvent');
  await path.held();
  stream.abort();

  await ended;
  assert.equal((await path.finished()).outcome, 'aborted');
});

for (const stream of [false, true]) {
  testPaths(`aborting before the service answers aborts there too, ${stream ? 'streamed' : 'plain'}`, async (path) => {
    await path.script({ holdHead: true });
    const controller = new AbortController();
    const answer = qiaoClient(path).messages.create(say('x', { stream }), { signal: controller.signal });
    const refused = assert.rejects(Promise.resolve(answer).then(async (events) => {
      for await (const _ of events) {
        // A stream may have begun with signs of life.
      }
    }), Anthropic.APIUserAbortError);
    await path.held();
    controller.abort();

    await refused;
    assert.equal((await path.finished()).outcome, 'aborted');
  });
}

testPaths('Qiao goes on as if nothing had been', async (path) => {
  await path.script({ chunks: 50000, chunkDelay: 1, times: 3 });
  const client = qiaoClient(path);
  for (let i = 0; i < 3; ++i) {
    for await (const _ of await client.messages.create(say('x', { stream: true }))) {
      break;
    }
    assert.equal((await path.finished()).outcome, 'aborted');
  }

  assert.equal(textOf(await client.messages.create(say('still there?'))), 'You said: still there?');
});
