import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, beforeEach } from 'node:test';

import { useBridge } from '../support/bridge.mjs';
import { cleanEnvironment } from '../support/environment.mjs';
import { pixelBase64 } from '../support/pixel.mjs';
import { Relay } from '../support/relay.mjs';

export const secret = 'the secret word is heron';

/// A PDF of one empty page.
const paper = [
  '%PDF-1.4', '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj', '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj', 'trailer<</Root 1 0 R>>', '%%EOF', '',
].join('\n');

/// Qiao for agents: a bridge with a `relay` in front of it, a `work` folder (note.txt, pixel.png, paper.pdf) and
/// for each test an empty `home` of its own, as what an agent left running may still write to the last one.
export function useAgentWorld() {
  after(() => world.relay?.stop());
  const world = useBridge({
    withPlan: true,
    prepare: async (bridge) => {
      bridge.relay = await Relay.start(bridge.qiao.origin, bridge.answers);
      bridge.work = join(bridge.folder, 'work');
      await mkdir(bridge.work);
      await writeFile(join(bridge.work, 'note.txt'), `${secret}\n`);
      await writeFile(join(bridge.work, 'pixel.png'), Buffer.from(pixelBase64, 'base64'));
      await writeFile(join(bridge.work, 'paper.pdf'), paper);
    },
  });
  beforeEach(async () => {
    world.relay.forgetRequests();
    world.home = await mkdtemp(join(world.folder, 'home-'));
  });
  return world;
}

/// A file of the work folder.
export function inWork(world, name) {
  return join(world.work, name);
}

/// Writes a file of the home folder.
export async function writeHome(world, name, value) {
  const file = join(world.home, name);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, JSON.stringify(value));
}

/// Starts a program in the work folder with nothing of the settings of whoever runs the tests.
export function start(world, file, args, environment, stdin = 'ignore') {
  return spawn(file, args, {
    cwd: world.work,
    env: { ...cleanEnvironment({ TERM: 'xterm', ...environment }), HOME: world.home },
    stdio: [stdin, 'pipe', 'pipe'],
    timeout: 90000,
  });
}

/// Runs a program to its end. Answers its exit code and what it wrote.
export async function run(world, file, args, environment) {
  const child = start(world, file, args, environment);
  const written = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (written.output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (written.errors += text));
  const [code, signal] = await once(child, 'close');
  return { code: code ?? signal, ...written };
}
