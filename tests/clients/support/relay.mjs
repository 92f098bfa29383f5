import { once } from 'node:events';
import { createServer, request } from 'node:http';

/// Stands between a program and Qiao, checks all answers and remembers the requests: for programs whose fetch()
/// can't be had.
export class Relay {
  #server;
  #requests = [];

  static async start(origin, answers) {
    const relay = new Relay(origin, answers);
    relay.#server.listen(0, '127.0.0.1');
    await once(relay.#server, 'listening');
    relay.origin = `http://127.0.0.1:${relay.#server.address().port}`;
    return relay;
  }

  constructor(origin, answers) {
    this.answers = answers;
    this.target = new URL(origin);
    this.#server = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));
  }

  /// What came in so far, oldest first: method, path, and the body where it is JSON.
  get requests() {
    return this.#requests;
  }

  forgetRequests() {
    this.#requests = [];
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #forward(incoming, outgoing) {
    const pieces = [];
    for await (const piece of incoming) {
      pieces.push(piece);
    }
    const body = Buffer.concat(pieces);
    const { method, url, rawHeaders } = incoming;
    this.#requests.push({ method, path: url, body: body.length > 0 ? JSON.parse(body) : undefined });

    const { hostname, port } = this.target;
    const onward = request({ hostname, port, method, path: url, headers: rawHeaders, setHost: false });
    outgoing.on('close', () => onward.destroy());
    onward.on('error', () => outgoing.destroy());
    onward.on('response', (answer) => this.#handBack(answer, outgoing, url));
    onward.end(body);
  }

  #handBack(answer, outgoing, path) {
    outgoing.writeHead(answer.statusCode, answer.rawHeaders);
    const pieces = [];
    answer.on('data', (piece) => {
      pieces.push(piece);
      outgoing.write(piece);
    });
    answer.on('close', () => {
      this.answers.take({
        url: new URL(path, this.target),
        status: answer.statusCode,
        headers: new Headers(answer.headers),
        body: Buffer.concat(pieces),
        ended: answer.complete,
      });
      answer.complete ? outgoing.end() : outgoing.destroy();
    });
  }
}
