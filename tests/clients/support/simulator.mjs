import { tmpdir } from 'node:os';

import { Program } from './program.mjs';
import { cleanEnvironment, programFile } from './environment.mjs';
import { until } from './until.mjs';

/// qiao-simulator, scripted and questioned over its control endpoint.
export class Simulator {
  static apiKey = 'sk-client-tests';
  static planKey = 'sk-client-tests-of-a-plan';

  /// Writes credentials that it accepts to `credentialsFolder`.
  static async start(credentialsFolder) {
    const program = new Program(
      programFile('QIAO_SIMULATOR'),
      ['--json', '--portal', '--api-key', Simulator.apiKey, '--write-credentials', credentialsFolder,
        '--plan-key', `dashscope-intl.aliyuncs.com=${Simulator.planKey}`],
      { environment: cleanEnvironment({}), folder: tmpdir() },
    );
    const { port } = await program.line((line) => 'port' in line);
    return new Simulator(program, port);
  }

  constructor(program, port) {
    this.program = program;
    this.origin = `http://127.0.0.1:${port}`;
    /// Where a client with `apiKey` can go without Qiao.
    this.keyBaseUrl = `${this.origin}/compatible-mode/v1`;
  }

  async reset() {
    await this.#control('POST', 'reset');
    this.program.forgetLines();
  }

  /// What to do with the next requests, see qiao-simulator --help.
  async script(...behaviours) {
    await this.#control('POST', 'script', JSON.stringify(behaviours));
  }

  release() {
    return this.#control('POST', 'release');
  }

  /// The chat requests that came in, oldest first, with their bodies parsed; of Anthropic's API, when that is
  /// the `endpoint`.
  async chats(endpoint = '/chat/completions') {
    const records = await this.#control('GET', `requests?path=${endpoint}`);
    return records.map((record) => ({ ...record, body: JSON.parse(record.text) }));
  }

  /// The one chat request that came in.
  async chat(endpoint) {
    const chats = await this.chats(endpoint);
    if (chats.length !== 1) {
      throw new Error(`The simulator saw ${chats.length} chat requests where one was expected.`);
    }
    return chats[0];
  }

  /// Waits until a chat request has come in and its answer is held back or stalled.
  async heldChat(endpoint) {
    return until('an answer is held back', async () => (await this.chats(endpoint)).find(({ waiting }) => waiting));
  }

  /// Waits for the end of a chat answer, whatever it was like.
  finishedChat(endpoint = '/chat/completions') {
    return this.program.line(({ path }) => path?.endsWith(endpoint));
  }

  async #control(method, path, body) {
    const response = await fetch(`${this.origin}/__simulator/${path}`, { method, body });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(`The simulator refused ${path}: ${answer.error.message}`);
    }
    return answer;
  }
}
