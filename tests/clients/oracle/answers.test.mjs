// What checks the answers of the other tests has to find fault itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { AnswerCheck } from '../support/answercheck.mjs';

const usage = { input_tokens: 3, output_tokens: 0, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };
const start = {
  type: 'message_start',
  message: {
    id: 'msg_1', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null, stop_sequence: null, usage,
  },
};
const open = { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } };
const delta = { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'hi' } };
const close = { type: 'content_block_stop', index: 0 };
const end = { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage };
const stop = { type: 'message_stop' };
const ping = { type: 'ping' };
const error = { type: 'error', error: { type: 'api_error', message: 'x' }, request_id: 'req_1' };
const right = [start, ping, open, delta, ping, close, end, stop];
const tool = { type: 'tool_use', id: 't1', name: 'a', input: {}, caller: { type: 'direct' } };

function wire(events) {
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}

function findings(text, { path = '/anthropic/v1/messages', status = 200, json = false, ended = true } = {}) {
  const check = new AnswerCheck();
  const type = json ? 'application/json' : 'text/event-stream';
  check.take({
    url: new URL(`http://127.0.0.1${path}`),
    status,
    headers: new Headers({ 'content-type': type, 'request-id': 'req_1' }),
    body: Buffer.from(text),
    ended,
  });
  try {
    check.expectFine();
    return '';
  } catch ({ actual }) {
    return actual.join('\n');
  }
}

test('streams that keep to the rules pass', () => {
  assert.equal(findings(wire(right)), '');
  assert.equal(findings(`: a comment\n\n${wire(right)}`), '');
  assert.equal(findings(wire([start, open, delta, error])), '');
  assert.equal(findings(wire(right.slice(0, 4)), { ended: false }), '');
});

const wrongStreams = {
  'no end': right.slice(0, -1),
  'nothing at all': [],
  'something after the end': [...right, ping],
  'a block left open': [start, open, delta, end, stop],
  'two blocks open': [start, open, { ...open, index: 1 }, close, { ...close, index: 1 }, end, stop],
  'a wrong index': [start, { ...open, index: 1 }, { ...close, index: 1 }, end, stop],
  'a delta of another kind': [start, open, { ...delta, delta: { type: 'thinking_delta', thinking: '' } }, close, end, stop],
  'a delta without its block': [start, delta, end, stop],
  'two ends': [start, end, end, stop],
  'no usage': [{ ...start, message: { ...start.message, usage: {} } }, end, stop],
  'an unknown event': [start, { type: 'surprise' }, end, stop],
  'an unknown field': [start, { ...open, extra: 1 }, close, end, stop],
  'tools that were called unsaid': [start, { ...open, content_block: tool }, close, end, stop],
  'an error of another request': [start, { ...error, request_id: 'req_2' }],
  'an error without its request': [start, { ...error, request_id: undefined }],
  'a reason that nobody knows': [start, { ...end, delta: { stop_reason: 'tired', stop_sequence: null } }, stop],
};

for (const [name, events] of Object.entries(wrongStreams)) {
  test(`a stream with ${name} is found`, () => assert.notEqual(findings(wire(events)), ''));
}

test('events without their names are found', () => {
  assert.notEqual(findings(wire(right).replaceAll(/event: .*\n/g, '')), '');
  assert.notEqual(findings(wire(right).replace('event: ping', 'event: pong')), '');
  assert.notEqual(findings(wire(right).trimEnd()), '');
});

test('bodies are told apart', () => {
  const message = { ...start.message, stop_reason: 'tool_use', content: [tool] };
  const json = { json: true };
  assert.equal(findings(JSON.stringify(message), json), '');
  assert.notEqual(findings(JSON.stringify({ ...message, role: 'user' }), json), '');
  assert.notEqual(findings(JSON.stringify({ ...message, content: [{ type: 'tool_use' }] }), json), '');
  assert.notEqual(findings(JSON.stringify({ ...message, content: [{ ...tool, caller: undefined }] }), json), '');
  assert.equal(findings('{"input_tokens":3}', { ...json, path: '/v1/messages/count_tokens' }), '');
  assert.notEqual(findings('{"tokens":3}', { ...json, path: '/v1/messages/count_tokens' }), '');

  assert.equal(findings(JSON.stringify(error), { ...json, status: 500 }), '');
  assert.notEqual(findings(JSON.stringify(error), { ...json, status: 429 }), '');
  assert.notEqual(findings(JSON.stringify({ ...error, request_id: 'req_2' }), { ...json, status: 500 }), '');
  assert.notEqual(findings('{"error":{"message":"x"}}', { ...json, status: 500 }), '');
});

test('an id that comes twice is found', () => {
  assert.match(findings(wire(right) + wire(right)), /used before/);
});
