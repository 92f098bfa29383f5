import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';

import { programFile } from '../support/environment.mjs';
import { until } from '../support/until.mjs';
import { run, start, writeHome } from './agentworld.mjs';

/// The versions of Claude Code, by the folders that npm installed them in.
export const claudeCodes = {
  '2.1.330': {
    command: () => [
      join(programFile('QIAO_CLAUDE_CODE'), 'node_modules', '@anthropic-ai',
        `claude-code-${process.platform}-${process.arch}`, 'claude'),
    ],
    agentTool: 'Agent',
    repeatsCutStreams: true,
    triesWhenRefused: 1,
  },
  '2.0.77': {
    command: () => [
      process.execPath, join(programFile('QIAO_AGENTS'), 'node_modules', 'claude-code-2.0', 'cli.js'),
    ],
    agentTool: 'Task',
    repeatsCutStreams: false,
    triesWhenRefused: 2, // it knows of no x-should-retry
  },
};

/// Claude Code in an agent world, on one of Qiao's paths.
export class ClaudeCode {
  constructor(version, world, path) {
    Object.assign(this, { version, world, path, ...claudeCodes[version] });
  }

  environment(more = {}) {
    return {
      ANTHROPIC_BASE_URL: `${this.world.relay.origin}/anthropic`,
      ANTHROPIC_AUTH_TOKEN: 'any',
      ANTHROPIC_CUSTOM_HEADERS: Object.entries(this.path.headers).map((pair) => pair.join(': ')).join('\n'),
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      CLAUDE_CODE_MAX_RETRIES: '1',
      DISABLE_AUTOUPDATER: '1',
      IS_SANDBOX: '1',
      ...more,
    };
  }

  /// Runs it with one prompt to its end. Answers what it says of the run, which has to be a success.
  async ask(prompt, { args = [], environment = {} } = {}) {
    const { code, output, errors } = await this.print(prompt, { args: ['--output-format', 'json', ...args], environment });
    assert.equal(code, 0, `${output}\n${errors}`);
    const outcome = JSON.parse(output);
    assert.equal(outcome.is_error, false, output);
    return outcome;
  }

  /// The same, whatever comes of it. Answers the exit code and what was written.
  print(prompt, { args = [], environment = {} } = {}) {
    const [file, ...first] = this.command();
    const all = [...first, '-p', prompt, '--dangerously-skip-permissions', ...args];
    return run(this.world, file, all, this.environment(environment));
  }

  /// Types `prompt` at a terminal and waits until the screen shows what `seen` looks for. Answers the screen's
  /// bytes.
  async type(prompt, seen) {
    const projects = { [this.world.work]: { hasTrustDialogAccepted: true } };
    await writeHome(this.world, '.claude.json', { hasCompletedOnboarding: true, theme: 'dark', projects });
    const { CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: _, ...environment } = this.environment({ DISABLE_TELEMETRY: '1',
      DISABLE_ERROR_REPORTING: '1' });
    const terminal = start(this.world, 'script', ['-qfec', this.command().join(' '), '/dev/null'], environment, 'pipe');
    let screen = '';
    terminal.stdout.setEncoding('utf8').on('data', (text) => (screen += text));
    try {
      await until('Claude Code shows its prompt', () => screen.includes('❯') || screen.includes('> '), 20000);
      terminal.stdin.write(prompt);
      await until('the prompt is typed', () => screen.includes(prompt.split(' ').at(-1)), 10000);
      terminal.stdin.write('\r');
      await until('Claude Code has done it', () => seen(screen), 20000);
      return screen;
    } finally {
      const closed = once(terminal, 'close');
      terminal.kill(); // script takes what runs in it along
      await closed;
    }
  }

  /// What it asked Qiao for messages, oldest first.
  get messages() {
    return this.world.relay.requests.filter(({ path }) => /\/v1\/messages(\?|$)/.test(path)).map(({ body }) => body);
  }
}
