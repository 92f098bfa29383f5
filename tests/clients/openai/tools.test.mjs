// The openai package: tools, one at a time and in parallel, and the helper that runs them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useBridge } from '../support/bridge.mjs';
import { collect, qiaoClient, say } from './client.mjs';

const bridge = useBridge();

function weatherTool(name = 'get_weather') {
  return {
    type: 'function',
    function: {
      name,
      description: 'The weather in a city',
      parameters: {
        type: 'object',
        properties: { city: { type: 'string', default: 'Paris' }, days: { type: 'integer', minimum: 1 } },
        required: ['city', 'days'],
      },
    },
  };
}

/// A tool that the package can run itself; what it was called with is added to `calls`.
function runnable(name, calls, answer) {
  const tool = weatherTool(name);
  tool.function.parse = JSON.parse;
  tool.function.function = (input) => {
    calls.push([name, input]);
    return answer;
  };
  return tool;
}

test('a tool call comes whole in a plain answer', async () => {
  const answer = await qiaoClient(bridge).chat.completions.create(say('use the tool', { tools: [weatherTool()] }));

  assert.equal(answer.choices[0].finish_reason, 'tool_calls');
  const [call] = answer.choices[0].message.tool_calls;
  assert.equal(call.type, 'function');
  assert.ok(call.id);
  assert.equal(call.function.name, 'get_weather');
  assert.deepEqual(JSON.parse(call.function.arguments), { city: 'Paris', days: 1 });
});

test('tool schemas reach the service as they were written', async () => {
  const schema = { type: 'object', properties: { z: { type: 'integer' }, a: { type: 'string' } }, required: ['z', 'a'] };
  const tools = [{ type: 'function', function: { name: 'order', parameters: schema } }];
  await qiaoClient(bridge).chat.completions.create(say('x', { tools }));

  const { text } = await bridge.simulator.chat();
  assert.ok(text.includes(JSON.stringify(tools)), text);
});

test('a tool\'s answer finds its way back', async () => {
  const client = qiaoClient(bridge);
  const tools = [weatherTool()];
  const request = say('use the tool', { tools });
  const { choices: [{ message }] } = await client.chat.completions.create(request);
  const answer = await client.chat.completions.create({
    ...request,
    messages: [...request.messages, message, { role: 'tool', tool_call_id: message.tool_calls[0].id, content: 'rain' }],
  });

  assert.equal(answer.choices[0].message.content, 'The tool said: rain');
});

test('parallel calls stream interleaved and come out apart', async () => {
  const input = { city: 'Ulaanbaatar, and a long name makes several pieces', days: 3 };
  await bridge.simulator.script({
    toolCalls: [{ name: 'a', arguments: input, id: 'call_a' }, { name: 'b', arguments: { days: 1 }, id: 'call_b' }],
  });
  const stream = qiaoClient(bridge).chat.completions.stream(say('x', { tools: [weatherTool('a'), weatherTool('b')] }));
  const { choices: [{ message, finish_reason: finish }] } = await stream.finalChatCompletion();

  assert.equal(finish, 'tool_calls');
  assert.deepEqual(message.tool_calls.map(({ id }) => id), ['call_a', 'call_b']);
  assert.deepEqual(message.tool_calls.map((call) => call.function.name), ['a', 'b']);
  assert.deepEqual(message.tool_calls.map((call) => JSON.parse(call.function.arguments)), [input, { days: 1 }]);
});

test('the first chunk of a call has index, id, type and name', async () => {
  const chunks = await collect(
    await qiaoClient(bridge).chat.completions.create(
      say('use all tools', { tools: [weatherTool('a'), weatherTool('b')], stream: true }),
    ),
  );
  const deltas = chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
  for (const [index, name] of ['a', 'b'].entries()) {
    const first = deltas.find((delta) => delta.index === index);
    assert.ok(first.id);
    assert.equal(first.type, 'function');
    assert.equal(first.function.name, name);
  }
  assert.ok(deltas.every(({ index }) => Number.isInteger(index)));
});

for (const stream of [false, true]) {
  test(`runTools goes through its rounds (${stream ? 'streamed' : 'plain'})`, async () => {
    const calls = [];
    await bridge.simulator.script(
      { toolCalls: [{ name: 'first', arguments: { city: 'Oslo', days: 2 } }] },
      { toolCalls: [{ name: 'second', arguments: { city: 'Rome', days: 1 } }] },
    );
    const runner = qiaoClient(bridge).chat.completions.runTools(
      say('go', { stream, tools: [runnable('first', calls, 'snow'), runnable('second', calls, 'sun')] }),
    );

    assert.equal(await runner.finalContent(), 'The tool said: sun');
    assert.deepEqual(calls, [['first', { city: 'Oslo', days: 2 }], ['second', { city: 'Rome', days: 1 }]]);
    const chats = await bridge.simulator.chats();
    assert.equal(chats.length, 3);
    const roles = chats[2].body.messages.map(({ role }) => role).filter((role) => role !== 'system');
    assert.deepEqual(roles, ['user', 'assistant', 'tool', 'assistant', 'tool']);
  });

  test(`runTools answers parallel calls together (${stream ? 'streamed' : 'plain'})`, async () => {
    const calls = [];
    const runner = qiaoClient(bridge).chat.completions.runTools(
      say('use all tools', { stream, tools: [runnable('left', calls, 'one'), runnable('right', calls, 'two')] }),
    );

    assert.equal(await runner.finalContent(), 'The tool said: two');
    assert.deepEqual(calls.map(([name]) => name), ['left', 'right']);
    const [, { body }] = await bridge.simulator.chats();
    const [left, right] = body.messages.slice(-2);
    const ids = body.messages.at(-3).tool_calls.map(({ id }) => id);
    assert.deepEqual([left.tool_call_id, right.tool_call_id], ids);
    assert.deepEqual([left.content, right.content], ['one', 'two']);
  });
}

test('a call without arguments is a call', async () => {
  await bridge.simulator.script({ toolCalls: [{ name: 'now' }] });
  const tools = [{ type: 'function', function: { name: 'now', parameters: { type: 'object', properties: {} } } }];
  const stream = qiaoClient(bridge).chat.completions.stream(say('x', { tools }));
  const { choices: [{ message }] } = await stream.finalChatCompletion();

  assert.equal(message.tool_calls[0].function.name, 'now');
  assert.equal(message.tool_calls[0].function.arguments, '{}');
});

test('tool_choice is obeyed', async () => {
  const tools = [weatherTool('a'), weatherTool('b')];
  const client = qiaoClient(bridge);
  const named = await client.chat.completions.create(
    say('x', { tools, tool_choice: { type: 'function', function: { name: 'b' } } }),
  );
  assert.deepEqual(named.choices[0].message.tool_calls.map((call) => call.function.name), ['b']);

  const none = await client.chat.completions.create(say('use the tool', { tools, tool_choice: 'none' }));
  assert.equal(none.choices[0].message.tool_calls, undefined);
});
