import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

// Whoever gives up on the tests must not leave programs behind: see the 'exit' handler below.
process.once('SIGTERM', () => process.exit(1));

/// A program under test that writes JSON lines to its standard output.
export class Program {
  #child;
  #errors = '';
  #lines = [];
  #waiting = [];
  #stopping = false;

  constructor(file, args, { environment, folder }) {
    this.name = file;
    this.#child = spawn(file, args, { env: environment, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stderr.setEncoding('utf8').on('data', (text) => (this.#errors += text));
    process.once('exit', () => this.kill());
    this.exited = once(this.#child, 'exit');
    this.exited.catch((error) => this.#refuse(error));
    this.exited.then(([code, signal]) => this.#refuse(this.#death(code, signal)), () => {});
    createInterface(this.#child.stdout).on('line', (line) => this.#take(JSON.parse(line)));
  }

  get errors() {
    return this.#errors;
  }

  /// The first line, past or to come, that fits; it is used up.
  line(fits) {
    const at = this.#lines.findIndex(fits);
    if (at >= 0) {
      return Promise.resolve(this.#lines.splice(at, 1)[0]);
    }
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
      return Promise.reject(this.#death(this.#child.exitCode, this.#child.signalCode));
    }
    return new Promise((resolve, reject) => this.#waiting.push({ fits, resolve, reject }));
  }

  forgetLines() {
    this.#lines = [];
  }

  /// Throws when the program has ended by itself.
  checkAlive() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
      throw this.#death(this.#child.exitCode, this.#child.signalCode);
    }
  }

  /// Asks the program to end and waits for it. Answers the exit code; null when a signal ended it.
  async stop() {
    if (!this.#stopping) {
      this.checkAlive();
      this.#stopping = true;
      this.#child.kill('SIGTERM');
    }
    const [code] = await this.exited;
    return code;
  }

  kill() {
    this.#stopping = true;
    this.#child.kill('SIGKILL');
  }

  #take(line) {
    const at = this.#waiting.findIndex(({ fits }) => fits(line));
    if (at >= 0) {
      this.#waiting.splice(at, 1)[0].resolve(line);
    } else {
      this.#lines.push(line);
    }
  }

  #death(code, signal) {
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    return new Error(`${this.name} ${how}. It wrote:\n${this.#errors}`);
  }

  #refuse(error) {
    for (const { reject } of this.#waiting.splice(0)) {
      reject(error);
    }
  }
}
