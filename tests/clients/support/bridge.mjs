import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach } from 'node:test';

import { Qiao } from './qiao.mjs';
import { Simulator } from './simulator.mjs';

/// Qiao in front of the simulator, for the tests of one file: started before the first, wiped before each,
/// stopped after the last. Qiao has a Qwen sign-in (account "default") and a key (account "env"). The members
/// `simulator` and `qiao` are there once the tests run; so is `folder`, which goes away after the last test.
/// `prepare` runs before the first.
export function useBridge(prepare = () => {}) {
  const bridge = {};

  before(async () => {
    bridge.folder = await mkdtemp(join(tmpdir(), 'qiao-clients-'));
    bridge.simulator = await Simulator.start(join(bridge.folder, 'qwen'));
    bridge.qiao = await Qiao.start(bridge.folder, {
      QIAO_HOME: join(bridge.folder, 'qiao'),
      QWEN_HOME: join(bridge.folder, 'qwen'),
      QIAO_OAUTH_URL: bridge.simulator.origin,
      QWEN_API_KEY: Simulator.apiKey,
      QWEN_BASE_URL: bridge.simulator.keyBaseUrl,
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
  });

  after(async () => {
    try {
      if (bridge.qiao) {
        assert.equal(await bridge.qiao.program.stop(), 0, 'qiao serve has to end well when it is asked to');
      }
    } finally {
      bridge.qiao?.program.kill();
      bridge.simulator?.program.kill();
      await rm(bridge.folder, { recursive: true, force: true });
    }
  });

  return bridge;
}
