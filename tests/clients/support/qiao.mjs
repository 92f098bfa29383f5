import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

import { Program } from './program.mjs';
import { cleanEnvironment, programFile } from './environment.mjs';

/// qiao serve on a free port.
export class Qiao {
  /// Its working folder is `folder`.
  static async start(folder, environment) {
    const program = new Program(programFile('QIAO'), ['serve', '--port', '0', '--json'], {
      environment: cleanEnvironment(environment),
      folder,
    });
    const started = await program.line(({ type }) => type === 'started');
    return new Qiao(program, started);
  }

  /// Adds a Model Studio account with this name and key, to be served by the next qiao serve.
  static addKey(folder, environment, name, key) {
    const { status, stderr } = spawnSync(
      programFile('QIAO'),
      ['auth', 'add', name, '--key', '--kind', 'model-studio', '--region', 'international'],
      { env: cleanEnvironment(environment), cwd: folder, input: `${key}\n`, encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
  }

  constructor(program, started) {
    this.program = program;
    this.origin = `http://127.0.0.1:${started.port}`;
    /// Where OpenAI's clients are pointed to.
    this.baseUrl = `${this.origin}/v1`;
    /// Where Anthropic's own clients are pointed to; others want "/v1" behind it.
    this.anthropicUrl = `${this.origin}/anthropic`;
  }

  /// Waits for the log line of a finished request.
  finishedRequest() {
    return this.program.line(({ type }) => type === 'request');
  }
}
