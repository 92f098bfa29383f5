import { test } from 'node:test';

/// The ways that a request to Anthropic's API takes through Qiao, by the account that serves it: the service's
/// chat completions, or its own messages endpoint.
const paths = [
  { name: 'translated', account: 'env', endpoint: '/chat/completions' },
  { name: 'native', account: 'plan', endpoint: '/apps/anthropic/v1/messages' },
];

/// One of `paths` with the simulator at its end.
class PathUnderTest {
  constructor(bridge, { name, account, endpoint }) {
    Object.assign(this, { bridge, name, account, endpoint });
    this.isNative = name === 'native';
    /// What a client has to send to get this path.
    this.headers = { 'X-Qwen-Account': account };
  }

  /// What to do with the next requests on this path, see qiao-simulator --help.
  script(...behaviours) {
    return this.bridge.simulator.script(
      ...behaviours.map((behaviour) => ({ ...behaviour, match: { ...behaviour.match, path: this.endpoint } })),
    );
  }

  /// The requests that the service got on this path, oldest first, with their bodies parsed.
  requests() {
    return this.bridge.simulator.chats(this.endpoint);
  }

  /// The one request that the service got.
  request() {
    return this.bridge.simulator.chat(this.endpoint);
  }

  held() {
    return this.bridge.simulator.heldChat(this.endpoint);
  }

  finished() {
    return this.bridge.simulator.finishedChat(this.endpoint);
  }
}

/// All paths through a bridge: translated, native.
export function pathsOf(bridge) {
  return paths.map((path) => new PathUnderTest(bridge, path));
}

/// Answers a function like test() that runs each test on every path.
export function pathTests(bridge) {
  return (title, run) => {
    for (const path of pathsOf(bridge)) {
      test(`${title} (${path.name})`, (t) => run(path, t));
    }
  };
}
