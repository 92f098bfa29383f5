// What people do with Claude Code, as functions of a Claude Code on one of Qiao's paths.
import assert from 'node:assert/strict';

import { inWork, secret } from './agentworld.mjs';

const seeing = { ANTHROPIC_MODEL: 'qwen3.7-plus', CLAUDE_CODE_MAX_CONTEXT_TOKENS: '1000000' };

/// The service's first answer to a request that holds `text` calls these tools.
function whenAsked(text, toolCalls, more = {}) {
  return { match: { bodyContains: text }, toolCalls, ...more };
}

function read(claude, name) {
  return { name: 'Read', arguments: { file_path: inWork(claude.world, name) } };
}

/// The one request to the service that brings it the results of tools.
async function resultsOf(claude) {
  const requests = await claude.path.requests();
  const found = requests.findLast(({ text }) => /"tool_result"|"role":"tool"/.test(text));
  assert.ok(found, 'the service got no results');
  return found;
}

/// How often the service was asked this.
async function timesAsked(claude, prompt) {
  return (await claude.path.requests()).filter(({ text }) => text.includes(prompt)).length;
}

async function text(claude) {
  const outcome = await claude.ask('Say something kind');

  assert.match(outcome.result, /You said: .*Say something kind/s);
  assert.ok(outcome.usage.input_tokens > 100, 'the whole request is counted');
  assert.ok(outcome.usage.output_tokens > 0);
  assert.deepEqual((await claude.path.requests()).map(({ status }) => status).filter((status) => status !== 200), []);
}

async function parallelTools(claude) {
  await claude.path.script(
    whenAsked('Look at the note', [
      read(claude, 'note.txt'),
      { name: 'Bash', arguments: { command: 'echo bittern', description: 'Say a word' } },
    ]),
  );
  const outcome = await claude.ask('Look at the note');

  assert.match(outcome.result, /The tool said: /);
  const { text: sent } = await resultsOf(claude);
  assert.match(sent, new RegExp(secret));
  assert.ok(sent.indexOf(secret) < sent.lastIndexOf('bittern'));
}

async function thinking(claude) {
  const calls = [read(claude, 'note.txt')];
  await claude.path.script(whenAsked('Think about the note', calls, { reasoning: 'I should look first.' }));
  const environment = { MAX_THINKING_TOKENS: '2000', ANTHROPIC_MODEL: 'qwen3.7-plus' };
  const outcome = await claude.ask('Think about the note', { environment });

  assert.match(outcome.result, /The tool said: /);
  const { text: sent } = await resultsOf(claude);
  assert.match(sent, /I should look first\./, 'the thoughts go back with the results');
}

async function image(claude) {
  await claude.path.script(whenAsked('Look at the picture', [read(claude, 'pixel.png')]));
  const outcome = await claude.ask('Look at the picture', { environment: seeing });

  assert.match(outcome.result, /I see 1 image\./);
  assert.equal((await resultsOf(claude)).images.length, 1);
}

async function countTokens(claude) {
  const { code, output } = await claude.print('/context');

  assert.equal(code, 0, output);
  assert.match(output, /Messages/);
  const counts = claude.world.relay.requests.filter(({ path }) => path.includes('/count_tokens'));
  assert.ok(counts.length >= 10, `${counts.length} counts`);
  assert.deepEqual(await claude.path.requests(), []);
}

async function refusedKey(claude) {
  await claude.path.script({ error: 'invalid-key', times: 0 });
  const { code, output } = await claude.print('Say something');

  assert.equal(code, 1);
  assert.match(output, /401 .*refused the key/);
  assert.equal(await timesAsked(claude, 'Say something'), claude.triesWhenRefused);
}

async function overload(claude) {
  await claude.path.script({ error: '529', times: 0 });
  const { code, output } = await claude.print('Say something');

  assert.equal(code, 1);
  assert.match(output, /529|overloaded/i);
}

async function usedUpQuota(claude) {
  await claude.path.script({ error: 'quota-week', times: 0 });
  const { code, output } = await claude.print('Say something');

  assert.equal(code, 1);
  assert.match(output, /week allocated quota exceeded/);
  assert.equal(await timesAsked(claude, 'Say something'), claude.triesWhenRefused);
}

async function cutStream(claude) {
  await claude.path.script({
    match: { bodyContains: 'Say something long' }, text: 'one two three four five', breakAfterChunks: 6, breakWith: 'fin',
  });
  const { subtype, result = '' } = await claude.ask('Say something long');

  assert.equal(subtype, claude.repeatsCutStreams ? 'success' : 'error_during_execution');
  assert.match(result, claude.repeatsCutStreams ? /You said: .*Say something long/s : /^$/);
}

async function pdf(claude) {
  await claude.path.script(whenAsked('Read the paper', [read(claude, 'paper.pdf')]));
  const outcome = await claude.ask('Read the paper');

  assert.ok(outcome.result.length > 0);
  const { text: sent } = await resultsOf(claude);
  assert.match(sent, /PDF/);
  assert.doesNotMatch(sent, /JVBERi0xLjQK/, 'the service gets no bytes of a PDF');
}

async function webSearch(claude) {
  await claude.path.script(
    whenAsked('Find grey herons', [{ name: 'WebSearch', arguments: { query: 'how herons fish' } }]),
    { match: { bodyContains: 'Perform a web search' }, text: 'Herons stand still.' },
  );
  const outcome = await claude.ask('Find grey herons');

  assert.match(outcome.result, /Herons stand still\./);
}

async function subAgent(claude) {
  const input = { description: 'Count', prompt: 'Count the bitterns', subagent_type: 'general-purpose' };
  await claude.path.script(
    whenAsked('Ask somebody', [{ name: claude.agentTool, arguments: input }]),
    { match: { bodyContains: '"Count the bitterns"' }, text: 'There are seven bitterns.' },
  );
  await claude.ask('Ask somebody');

  const asked = claude.messages.map((body) => JSON.stringify(body.messages));
  assert.ok(asked.some((messages) => messages.includes('There are seven bitterns.')), 'the answer came back');
}

async function title(claude) {
  const screen = await claude.type('Tell me about herons', (bytes) => bytes.includes('You'));

  assert.ok(screen.length > 0);
  const asked = claude.messages.find((body) => body.output_config?.format?.type === 'json_schema');
  assert.ok(asked, 'a title was asked for');
  const { body } = (await claude.path.requests()).find(({ text: sent }) => sent.includes('<session>'));
  assert.match(JSON.stringify(body), /title/);
}

async function overflow(claude) {
  await claude.path.script({ error: 'context', times: 0 });
  const { code, output } = await claude.print('Say something');

  assert.equal(code, 1);
  assert.match(output, /Prompt is too long/);
}

async function compaction(claude) {
  await claude.ask('First question');
  await claude.ask('Second question', { args: ['-c'] });
  await claude.path.script(
    { match: { bodyContains: 'Third question' }, error: 'context' },
    { match: { bodyContains: 'TEXT ONLY' }, text: '<analysis>x</analysis><summary>They talked of herons.</summary>' },
  );
  const outcome = await claude.ask('Third question', { args: ['-c'] });

  assert.match(outcome.result, /Third question/);
  const texts = (await claude.path.requests()).map(({ text: sent }) => sent);
  assert.ok(texts.some((sent) => sent.includes('They talked of herons.')), 'it goes on from the summary');
}

/// What the CI runs.
export const coreScenarios = {
  'text': text,
  'parallel tools': parallelTools,
  'thinking': thinking,
  'image': image,
  'count_tokens': countTokens,
  '401': refusedKey,
  '529': overload,
  'cut mid-stream': cutStream,
};

export const moreScenarios = {
  'PDF': pdf,
  'web search': webSearch,
  'sub-agent': subAgent,
  'title': title,
  'context overflow': overflow,
  'compaction': compaction,
  '429, used up': usedUpQuota,
};
