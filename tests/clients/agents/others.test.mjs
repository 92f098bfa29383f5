// Other command-line agents at work through Qiao: they read a file with their own tool and say what is in it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { programFile } from '../support/environment.mjs';
import { pathTests } from '../support/paths.mjs';
import { inWork, run, secret, useAgentWorld, writeHome } from './agentworld.mjs';

const world = useAgentWorld();
const testPaths = pathTests(world);

/// Runs an agent to its end, which has to be a success. Answers what it wrote to standard output.
async function outputOf(file, args, environment) {
  const { code, output, errors } = await run(world, file, args, environment);
  assert.equal(code, 0, `${output}\n${errors}`);
  return output;
}

/// Qwen Code, which sends usage statistics home unless told not to.
async function runQwen(prompt) {
  const settings = { privacy: { usageStatisticsEnabled: false }, general: { enableAutoUpdate: false } };
  await writeHome(world, '.qwen/settings.json', settings);
  const program = join(programFile('QIAO_AGENTS'), 'node_modules', '.bin', 'qwen');
  return outputOf(process.execPath, [program, '-p', prompt, '--yolo'], {
    OPENAI_API_KEY: 'any',
    OPENAI_BASE_URL: `${world.relay.origin}/v1`,
    OPENAI_MODEL: 'qwen3-coder-plus',
    QWEN_CODE_SUPPRESS_YOLO_WARNING: '1',
  });
}

/// opencode with a provider of its own.
async function runOpencode(prompt, provider, model) {
  const config = {
    provider: { qiao: { ...provider, models: { [model]: {} } } },
    model: `qiao/${model}`,
    permission: { read: 'allow', external_directory: 'allow' },
    autoupdate: false,
  };
  await writeHome(world, '.config/opencode/opencode.json', config);
  const folder = `opencode-${process.platform}-${process.arch}`;
  const program = join(programFile('QIAO_AGENTS'), 'node_modules', folder, 'bin', 'opencode');
  return outputOf(program, ['run', prompt], { OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1' });
}

function runOpencodeChat(prompt) {
  const options = { baseURL: `${world.relay.origin}/v1`, apiKey: 'any' };
  return runOpencode(prompt, { npm: '@ai-sdk/openai-compatible', options }, 'qwen3-coder-plus');
}

function runOpencodeMessages(path, prompt) {
  const options = { baseURL: `${world.relay.origin}/anthropic/v1`, apiKey: 'any', headers: path.headers };
  return runOpencode(prompt, { npm: '@ai-sdk/anthropic', options }, 'qwen3.7-plus');
}

/// Lets an agent look at the note with its tool; `requests` answers what the service got.
async function lookAtNote(start, { name, parameter, script, requests }) {
  const toolCalls = [{ name, arguments: { [parameter]: inWork(world, 'note.txt') } }];
  await script({ match: { bodyContains: '"tools"' }, toolCalls });
  assert.match(await start('Look at the note'), new RegExp(secret));

  const sent = await requests();
  assert.ok(sent.some(({ text }) => text.includes(secret)));
  assert.ok(sent.every(({ status }) => status === 200));
}

const chat = { script: (...behaviours) => world.simulator.script(...behaviours), requests: () => world.simulator.chats() };
const chatAgents = [
  { agent: 'qwen-code', start: runQwen, name: 'read_file', parameter: 'file_path' },
  { agent: 'opencode, OpenAI\'s API', start: runOpencodeChat, name: 'read', parameter: 'filePath' },
];

for (const { agent, start, ...tool } of chatAgents) {
  test(`${agent}: text`, async () => {
    assert.match(await start('Say something'), /You said: .*Say something/s);
  });

  test(`${agent}: tool`, () => lookAtNote(start, { ...tool, ...chat }));
}

testPaths('opencode, Anthropic\'s API: text', async (path) => {
  assert.match(await runOpencodeMessages(path, 'Say something'), /You said: .*Say something/s);
});

testPaths('opencode, Anthropic\'s API: tool', (path) =>
  lookAtNote((prompt) => runOpencodeMessages(path, prompt), {
    name: 'read',
    parameter: 'filePath',
    script: (...behaviours) => path.script(...behaviours),
    requests: () => path.requests(),
  }),
);
