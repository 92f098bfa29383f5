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

  constructor(program, started) {
    this.program = program;
    this.origin = `http://127.0.0.1:${started.port}`;
    this.baseUrl = `${this.origin}/v1`;
  }

  /// Waits for the log line of a finished request.
  finishedRequest() {
    return this.program.line(({ type }) => type === 'request');
  }
}
