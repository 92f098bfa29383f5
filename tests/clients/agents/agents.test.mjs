// Command-line agents at work through Qiao: they read a file with their own tool and say what is in it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { useBridge } from './support/bridge.mjs';
import { cleanEnvironment } from './support/environment.mjs';

const packages = join(import.meta.dirname, 'node_modules');
const secret = 'the secret word is heron';
const bridge = useBridge(async ({ folder }) => {
  await mkdir(join(folder, 'home', '.qwen'), { recursive: true });
  await mkdir(join(folder, 'home', '.config', 'opencode'), { recursive: true });
  await mkdir(join(folder, 'work'));
  await writeFile(join(folder, 'work', 'note.txt'), `${secret}\n`);
});

/// Runs an agent in the work folder to its end. Answers what it wrote to standard output.
async function run(file, args, environment) {
  const child = spawn(file, args, {
    cwd: join(bridge.folder, 'work'),
    env: { ...cleanEnvironment({ TERM: 'xterm', ...environment }), HOME: join(bridge.folder, 'home') },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 90000,
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  const [code, signal] = await once(child, 'close');
  assert.equal(code, 0, `ended with ${code ?? signal}:\n${output}\n${errors}`);
  return output;
}

/// Qwen Code, which sends usage statistics home unless told not to.
async function runQwen(prompt) {
  const settings = { privacy: { usageStatisticsEnabled: false }, general: { enableAutoUpdate: false } };
  await writeFile(join(bridge.folder, 'home', '.qwen', 'settings.json'), JSON.stringify(settings));
  return run(process.execPath, [join(packages, '.bin', 'qwen'), '-p', prompt, '--yolo'], {
    OPENAI_API_KEY: 'any',
    OPENAI_BASE_URL: bridge.qiao.baseUrl,
    OPENAI_MODEL: 'coder-model',
    QWEN_CODE_SUPPRESS_YOLO_WARNING: '1',
  });
}

async function runOpencode(prompt) {
  const config = {
    provider: {
      qiao: {
        npm: '@ai-sdk/openai-compatible',
        options: { baseURL: bridge.qiao.baseUrl, apiKey: 'any' },
        models: { 'coder-model': {} },
      },
    },
    model: 'qiao/coder-model',
    permission: { read: 'allow', external_directory: 'allow' },
    autoupdate: false,
  };
  await writeFile(join(bridge.folder, 'home', '.config', 'opencode', 'opencode.json'), JSON.stringify(config));
  const program = join(packages, `opencode-${process.platform}-${process.arch}`, 'bin', 'opencode');
  return run(program, ['run', prompt], { OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1' });
}

const agents = [
  { name: 'qwen-code', start: runQwen, tool: 'read_file', parameter: 'file_path' },
  { name: 'opencode', start: runOpencode, tool: 'read', parameter: 'filePath' },
];

for (const { name, start, tool, parameter } of agents) {
  test(`${name} is answered`, async () => {
    assert.match(await start('Say something'), /You said: .*Say something/s);
  });

  test(`${name} runs a tool and goes on`, async () => {
    const call = { name: tool, arguments: { [parameter]: join(bridge.folder, 'work', 'note.txt') } };
    await bridge.simulator.script({ match: { bodyContains: '"tools"' }, toolCalls: [call] });
    assert.match(await start('Look at the note'), new RegExp(secret));

    const chats = await bridge.simulator.chats();
    const answered = chats.find(({ body }) => body.messages.at(-1).role === 'tool');
    assert.match(JSON.stringify(answered.body.messages.at(-1).content), new RegExp(secret));
    assert.ok(chats.every(({ status }) => status === 200));
  });
}
