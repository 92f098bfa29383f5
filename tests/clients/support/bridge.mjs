import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach } from 'node:test';

import { AnswerCheck } from './answercheck.mjs';
import { Qiao } from './qiao.mjs';
import { Simulator } from './simulator.mjs';

/// Qiao in front of the simulator, for the tests of one file: started before the first, wiped before each,
/// stopped after the last. Qiao has a Qwen sign-in (account "default"), a key (account "env") and, if asked
/// for (`withPlan`), the key of a plan that speaks Anthropic's API too (account "plan"). The members
/// `simulator` and `qiao` are there once the tests run; so is `folder`, which goes away after the last test.
/// `answers` checks what its clients fetch with `answers.fetch`. `prepare` runs before the first test.
export function useBridge({ prepare = () => {}, withPlan = false } = {}) {
  const bridge = { answers: new AnswerCheck() };

  before(async () => {
    bridge.folder = await mkdtemp(join(tmpdir(), 'qiao-clients-'));
    bridge.simulator = await Simulator.start(join(bridge.folder, 'qwen'));
    const { origin, keyBaseUrl } = bridge.simulator;
    const environment = {
      QIAO_HOME: join(bridge.folder, 'qiao'),
      QIAO_SECRETS: 'file',
      QWEN_HOME: join(bridge.folder, 'qwen'),
      QIAO_OAUTH_URL: origin,
      QIAO_PLANS_URL: origin,
    };
    if (withPlan) {
      Qiao.addKey(bridge.folder, environment, 'plan', Simulator.planKey);
    }
    bridge.qiao = await Qiao.start(bridge.folder, {
      ...environment,
      QWEN_API_KEY: Simulator.apiKey,
      QWEN_BASE_URL: keyBaseUrl,
    });
    await prepare(bridge);
  });

  beforeEach(async () => {
    await bridge.simulator.reset();
    bridge.qiao.program.forgetLines();
  });

  afterEach(() => {
    bridge.simulator?.program.checkAlive();
    bridge.qiao?.program.checkAlive();
    bridge.answers.expectFine();
  });

  after(async (t) => {
    try {
      if (bridge.qiao) {
        assert.equal(await bridge.qiao.program.stop(), 0, 'qiao serve has to end well when it is asked to');
        assert.ok(bridge.answers.answers > 0, 'the clients of these tests have to fetch with answers.fetch');
      }
      for (const warning of bridge.answers.warnings) {
        t.diagnostic(`left out: ${warning}`);
      }
    } finally {
      bridge.qiao?.program.kill();
      bridge.simulator?.program.kill();
      await rm(bridge.folder, { recursive: true, force: true, maxRetries: 10 });
    }
  });

  return bridge;
}
