/// Splits what an Anthropic endpoint streams into its events. Each is an "event:" line, a "data:" line of JSON
/// and a blank line; comments may stand between them, and the service's own streams may lack the space. `tail` is what no blank line has ended yet.
export function splitEvents(text) {
  const blocks = text.split('\n\n');
  const tail = blocks.pop();
  const events = [];
  const errors = [];
  for (const block of blocks) {
    const lines = block.split('\n').filter((line) => !line.startsWith(':'));
    if (lines.length === 0) {
      continue;
    }
    const [name, data, ...more] = lines;
    if (!name.startsWith('event:') || !data?.startsWith('data:') || more.length > 0) {
      errors.push(`not "event: …" and "data: …": ${JSON.stringify(block)}`);
      continue;
    }
    try {
      const event = JSON.parse(data.slice('data:'.length));
      events.push(event);
      if (event.type !== name.slice('event:'.length).trimStart()) {
        errors.push(`an event named ${name} with the type ${event.type}`);
      }
    } catch {
      errors.push(`data that is no JSON: ${JSON.stringify(data)}`);
    }
  }
  return { events, errors, tail };
}

const deltasOf = {
  text: ['text_delta', 'citations_delta'],
  thinking: ['thinking_delta', 'signature_delta'],
  tool_use: ['input_json_delta'],
  server_tool_use: ['input_json_delta'],
};
const tokenCounts = ['input_tokens', 'output_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens'];

/// Follows the events of one streamed message and notes what is out of order:
///   stream := message_start (block | ping)* message_delta message_stop, or an error at any point, then nothing
///   block  := content_block_start (content_block_delta | ping)* content_block_stop, one open at a time, 0, 1, 2 …
class Follower {
  errors = [];
  #state = 'before';
  #open = null;
  #blocks = 0;
  #tools = 0;

  take(event) {
    if (this.#state === 'after') {
      this.#complain(event, 'after the end');
    }
    const step = { message_start: this.#start, content_block_start: this.#openBlock, content_block_delta: this.#delta,
      content_block_stop: this.#closeBlock, message_delta: this.#messageDelta, message_stop: this.#stop,
      ping: this.#ping, error: this.#error }[event.type];
    if (step) {
      step.call(this, event);
    } else {
      this.#complain(event, 'of an unknown type');
    }
  }

  get isComplete() {
    return this.#state === 'after';
  }

  #complain(event, what) {
    this.errors.push(`${what}: ${JSON.stringify(event).slice(0, 300)}`);
  }

  #expect(event, condition, what) {
    if (!condition) {
      this.#complain(event, what);
    }
  }

  #start(event) {
    const { message } = event;
    this.#expect(event, this.#state === 'before', 'a second start');
    this.#expect(event, /^msg_\w+$/.test(message.id), 'an id that is none');
    this.#expect(event, message.content.length === 0 && message.stop_reason === null, 'a start that is an end');
    this.#expect(event, tokenCounts.every((name) => Number.isInteger(message.usage[name])), 'a start without usage');
    this.#state = 'message';
  }

  #openBlock(event) {
    this.#expect(event, this.#state === 'message' && !this.#open, 'a block where none may start');
    this.#expect(event, event.index === this.#blocks, `not the index ${this.#blocks}`);
    this.#open = { ...event.content_block, index: event.index, json: '', signed: false };
    this.#blocks += 1;
    this.#tools += event.content_block.type === 'tool_use' ? 1 : 0;
  }

  #delta(event) {
    this.#expect(event, this.#open?.index === event.index, 'a delta of a block that is not open');
    this.#expect(event, deltasOf[this.#open?.type]?.includes(event.delta.type), 'a delta of another kind of block');
    if (this.#open) {
      this.#expect(event, !this.#open.signed, 'a delta after the signature');
      this.#open.signed ||= event.delta.type === 'signature_delta';
      this.#open.json += event.delta.partial_json ?? '';
    }
  }

  #closeBlock(event) {
    this.#expect(event, this.#open?.index === event.index, 'the end of a block that is not open');
    this.#open = null;
  }

  #messageDelta(event) {
    this.#expect(event, this.#state === 'message' && !this.#open, 'the end of a message with an open block');
    this.#expect(event, typeof event.delta.stop_reason === 'string', 'an end without a reason');
    this.#expect(event, event.delta.stop_reason !== 'tool_use' || this.#tools > 0, 'tool_use without a tool');
    this.#expect(event, event.delta.stop_reason !== 'end_turn' || this.#tools === 0, 'end_turn with a tool');
    this.#expect(event, Number.isInteger(event.usage.output_tokens), 'an end without usage');
    this.#state = 'finished';
  }

  #stop(event) {
    this.#expect(event, this.#state === 'finished', 'a stop before the end');
    this.#state = 'after';
  }

  #ping(event) {
    this.#expect(event, this.#state !== 'before', 'a ping before the start');
  }

  #error() {
    this.#state = 'after';
  }
}

/// What is wrong with the order of `events`, as sentences. A stream that the client left (not `ended`) may
/// stop anywhere.
export function checkGrammar(events, ended) {
  const follower = new Follower();
  for (const event of events) {
    follower.take(event);
  }
  if (ended && !follower.isComplete) {
    follower.errors.push(`the stream has no end, only ${events.map(({ type }) => type).join(', ')}`);
  }
  return follower.errors;
}
