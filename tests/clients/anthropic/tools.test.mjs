// Anthropic's package: tools, one at a time and in parallel, and the helper that runs them.
import assert from 'node:assert/strict';

import { betaZodTool } from '@anthropic-ai/sdk/helpers/beta/zod';
import { z } from 'zod';

import { useBridge } from '../support/bridge.mjs';
import { pathTests } from '../support/paths.mjs';
import { pixelBase64 } from '../support/pixel.mjs';
import { collect, joined, model, qiaoClient, say, textOf } from './client.mjs';

const bridge = useBridge({ withPlan: true });
const testPaths = pathTests(bridge);

function weatherTool(name = 'get_weather') {
  return {
    name,
    description: 'The weather in a city',
    input_schema: {
      type: 'object',
      properties: { city: { type: 'string', default: 'Paris' }, days: { type: 'integer', minimum: 1 } },
      required: ['city', 'days'],
    },
  };
}

/// A tool that the package runs itself; what it was called with is added to `calls`.
function runnable(name, calls) {
  return betaZodTool({
    name,
    description: 'The weather in a city',
    inputSchema: z.object({ city: z.string(), days: z.number().int() }),
    run: (input) => {
      calls.push([name, input]);
      return `answer of ${name}`;
    },
  });
}

/// The service's way to name what is sent to it: the names of a request's tools, its calls and its results.
function toolNames({ tools = [] }) {
  return tools.map((tool) => tool.function?.name ?? tool.name);
}

function resultIds({ messages }) {
  const results = messages.flatMap(({ role, tool_call_id: id, content }) =>
    role === 'tool' ? [id] : Array.isArray(content) ? content.map(({ tool_use_id: used }) => used) : [],
  );
  return results.filter(Boolean);
}

testPaths('a call comes whole in a plain answer', async (path) => {
  const answer = await qiaoClient(path).messages.create(say('use the tool', { tools: [weatherTool()] }));

  assert.equal(answer.stop_reason, 'tool_use');
  const call = answer.content.at(-1);
  assert.equal(call.type, 'tool_use');
  assert.match(call.id, /^[\w-]+$/);
  assert.equal(call.name, 'get_weather');
  assert.deepEqual(call.input, { city: 'Paris', days: 1 });
});

testPaths('the input of a call streams', async (path) => {
  const input = { city: 'a city with a name of many, many letters', days: 1 };
  await path.script({ toolCalls: [{ name: 'get_weather', arguments: input }] });
  const request = say('x', { stream: true, tools: [weatherTool()] });
  const events = await collect(await qiaoClient(path).messages.create(request));

  assert.deepEqual(JSON.parse(joined(events, 'input_json_delta', 'partial_json')), input);
  assert.ok(events.filter(({ delta }) => delta?.type === 'input_json_delta').length > 2);
});

testPaths('a result finds its way back, with what the user says beside it', async (path) => {
  const client = qiaoClient(path);
  const tools = [weatherTool()];
  const request = say('use the tool', { tools });
  const { content } = await client.messages.create(request);
  const result = { type: 'tool_result', tool_use_id: content.at(-1).id, content: 'rain' };
  const history = [...request.messages, { role: 'assistant', content }];

  const answer = await client.messages.create({ ...request, messages: [...history, { role: 'user', content: [result] }] });
  assert.equal(textOf(answer), 'The tool said: rain');

  const both = [{ type: 'text', text: 'Thank you' }, result];
  await client.messages.create({ ...request, messages: [...history, { role: 'user', content: both }] });
  const { text } = (await path.requests()).at(-1);
  assert.match(text, /Thank you/);
  assert.ok(path.isNative || text.indexOf('"rain"') < text.indexOf('Thank you'), 'results come before the text');
});

testPaths('parallel calls come out apart', async (path) => {
  const input = { city: 'Ulaanbaatar, and a long name makes several pieces', days: 3 };
  await path.script({
    toolCalls: [{ name: 'a', arguments: input, id: 'call_a' }, { name: 'b', arguments: { days: 1 }, id: 'call_b' }],
  });
  const stream = qiaoClient(path).messages.stream(say('x', { tools: [weatherTool('a'), weatherTool('b')] }));
  const { content, stop_reason: reason } = await stream.finalMessage();

  assert.equal(reason, 'tool_use');
  const calls = content.filter(({ type }) => type === 'tool_use');
  assert.deepEqual(calls.map(({ id }) => id), ['call_a', 'call_b']);
  assert.deepEqual(calls.map(({ name }) => name), ['a', 'b']);
  assert.deepEqual(calls.map((call) => call.input), [input, { days: 1 }]);
});

// The service's own API refuses missing results, as Anthropic does.
testPaths('results go back in the order of their calls', async (path) => {
  const call = (id, name) => ({ type: 'tool_use', id, name, input: {} });
  const result = (id, content, more = {}) => ({ type: 'tool_result', tool_use_id: id, content, ...more });
  const results = [result('call_3', 'third'), result('call_1', 'first', { is_error: true }), result('call_2', 'second')];
  await qiaoClient(path).messages.create({
    ...say('go'),
    tools: [weatherTool('a'), weatherTool('b'), weatherTool('c')],
    messages: [
      { role: 'user', content: 'go' },
      { role: 'assistant', content: [call('call_1', 'a'), call('call_2', 'b'), call('call_3', 'c')] },
      { role: 'user', content: path.isNative ? results : results.slice(0, 2) },
    ],
  });

  const { body, text } = await path.request();
  const ids = path.isNative ? resultIds(body).toSorted() : resultIds(body);
  assert.deepEqual(ids, ['call_1', 'call_2', 'call_3']);
  assert.match(text, path.isNative ? /second/ : /interrupted/);
});

testPaths('an image in a result is seen', async (path) => {
  const source = { type: 'base64', media_type: 'image/png', data: pixelBase64 };
  await qiaoClient(path).messages.create({
    model,
    max_tokens: 100,
    tools: [weatherTool('look')],
    messages: [
      { role: 'user', content: 'go' },
      { role: 'assistant', content: [{ type: 'tool_use', id: 'call_1', name: 'look', input: {} }] },
      {
        role: 'user',
        content: [{ type: 'tool_result', tool_use_id: 'call_1', content: [{ type: 'image', source }] }],
      },
    ],
  });

  assert.deepEqual((await path.request()).images.length, 1);
});

testPaths('schemas reach the service as they were written', async (path) => {
  const schema = { type: 'object', properties: { z: { type: 'integer', maximum: 1 }, a: { type: 'string' } }, required: ['z'] };
  await qiaoClient(path).messages.create(say('x', { tools: [{ name: 'order', description: 'd', input_schema: schema }] }));

  const { text } = await path.request();
  assert.ok(text.includes(JSON.stringify(schema)), text);
});

testPaths('tool choice is obeyed', async (path) => {
  const tools = [weatherTool('a'), weatherTool('b')];
  const choose = async (choice) => {
    const { content } = await qiaoClient(path).messages.create(say('use the tool', { tools, tool_choice: choice }));
    return content.filter(({ type }) => type === 'tool_use').map(({ name }) => name);
  };

  assert.deepEqual(await choose({ type: 'auto', disable_parallel_tool_use: true }), ['a']);
  assert.deepEqual(await choose({ type: 'any' }), ['a']);
  assert.deepEqual(await choose({ type: 'tool', name: 'b' }), ['b']);
  assert.deepEqual(await choose({ type: 'none' }), []);
});

testPaths('a forced tool goes with thinking', async (path) => {
  const answer = await qiaoClient(path).messages.create(
    say('use the tool', {
      max_tokens: 2000,
      tools: [weatherTool()],
      tool_choice: { type: 'any' },
      thinking: { type: 'enabled', budget_tokens: 1024 },
    }),
  );

  assert.equal(answer.stop_reason, 'tool_use');
});

testPaths('long names of tools come back as they were', async (path) => {
  const name = `mcp__${'server_with_a_very_long_name_'.repeat(2)}__get_weather_forecast`;
  const answer = await qiaoClient(path).messages.create(say('use the tool', { tools: [weatherTool(name)] }));

  assert.equal(answer.content.at(-1).name, name);
  const { body } = await path.request();
  assert.ok(path.isNative || toolNames(body)[0].length <= 64);
});

testPaths('a search of the web by the service itself is answered', async (path) => {
  const answer = await qiaoClient(path).messages.create(
    say('Perform a web search for the query: herons', {
      tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: 8 }],
    }),
  );

  assert.match(textOf(answer), /herons/);
});

testPaths('tools that were not found yet are not told of', async (path) => {
  const tools = [weatherTool('near'), { ...weatherTool('far'), defer_loading: true }];
  await qiaoClient(path).messages.create(say('x', { tools }));

  assert.ok(!toolNames((await path.request()).body).includes('far'));
});

for (const stream of [false, true]) {
  testPaths(`the helper runs tools to the end, ${stream ? 'streamed' : 'plain'}`, async (path) => {
    await path.script(
      {
        toolCalls: [
          { name: 'left', arguments: { city: 'Oslo', days: 2 } },
          { name: 'right', arguments: { city: 'Bergen', days: 1 } },
        ],
      },
      { toolCalls: [{ name: 'right', arguments: { city: 'Rome', days: 1 } }] },
    );
    const calls = [];
    const runner = qiaoClient(path).beta.messages.toolRunner({
      ...say('go'),
      stream,
      tools: [runnable('left', calls), runnable('right', calls)],
    });
    const answer = await runner.runUntilDone();

    assert.match(textOf(answer), /The tool said: answer of right/);
    assert.deepEqual(calls, [
      ['left', { city: 'Oslo', days: 2 }],
      ['right', { city: 'Bergen', days: 1 }],
      ['right', { city: 'Rome', days: 1 }],
    ]);
    assert.equal((await path.requests()).length, 3);
    const { text } = (await path.requests()).at(-1);
    assert.match(text, /"go".*answer of left.*answer of right/s, 'the service gets the whole conversation');
  });
}

testPaths('a conversation that the package wants to be kept goes on', async (path) => {
  const thread = qiaoClient(path).beta.messages.thread({ model, max_tokens: 100 });
  await thread.send({ role: 'user', content: 'My name is Ines' });
  const answer = await thread.send({ role: 'user', content: 'Who am I?' });

  assert.equal(textOf(answer), 'You said: Who am I?');
  assert.match((await path.requests()).at(-1).text, /My name is Ines/);
});
