// parse-prometheus-text-format: what GET /metrics says, as a scraper reads it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

import parse from 'parse-prometheus-text-format';

import { collect, qiaoClient, say } from '../openai/client.mjs';
import { useBridge } from '../support/bridge.mjs';

const bridge = useBridge();
const oddModel = 'a "model"\\with\nall = {1}, 桥';

async function page() {
  const response = await fetch(`${bridge.qiao.origin}/metrics`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  const text = await response.text();
  assert.ok(text.endsWith('\n'), 'the last line has to end too');
  return text;
}

/// The families of a page, by their names.
function read(text) {
  return Object.fromEntries(parse(text).map((family) => [family.name, family]));
}

/// The same with each sample of a histogram by itself: the parser puts all that it takes for a histogram's into one.
function readFlat(text) {
  const families = {};
  for (const { name, metrics } of parse(text.replaceAll(/^#.*\n/gm, ''))) {
    (families[name] ??= { name, metrics: [] }).metrics.push(...metrics);
  }
  return families;
}

/// The one sample whose labels include these.
function sample(family, labels) {
  const found = family.metrics.filter(({ labels: all }) =>
    Object.entries(labels).every(([name, value]) => all?.[name] === value),
  );
  assert.equal(found.length, 1, `${family.name} has ${found.length} samples with ${JSON.stringify(labels)}`);
  return found[0];
}

async function chats() {
  const client = qiaoClient(bridge, { defaultHeaders: { 'X-Qwen-Account': 'env' } });
  await client.chat.completions.create(say('one', { model: 'qwen3-coder-plus' }));
  await collect(await client.chat.completions.create(say('one two', { model: 'qwen3-coder-plus', stream: true })));
  await bridge.simulator.script({ text: 'odd' }, { error: 'quota-week' });
  await client.chat.completions.create(say('two', { model: oddModel }));
  await assert.rejects(client.chat.completions.create(say('three', { model: 'qwen3-coder-plus' })));
  for (let i = 0; i < 4; ++i) {
    await bridge.qiao.finishedRequest();
  }
}

test('a parser reads every family, with its type and help', async () => {
  await chats();
  const families = read(await page());
  const types = Object.fromEntries(Object.values(families).map(({ name, type }) => [name, type]));
  assert.deepEqual(types, {
    qiao_requests_total: 'COUNTER',
    qiao_request_duration_seconds: 'HISTOGRAM',
    qiao_time_to_first_token_seconds: 'HISTOGRAM',
    qiao_tokens_total: 'COUNTER',
    qiao_upstream_errors_total: 'COUNTER',
    qiao_token_refreshes_total: 'COUNTER',
    qiao_active_requests: 'GAUGE',
    qiao_active_streams: 'GAUGE',
    qiao_account_usable: 'GAUGE',
    qiao_build_info: 'GAUGE',
    process_start_time_seconds: 'GAUGE',
  });
  for (const { name, help } of Object.values(families)) {
    assert.match(help, /^[A-Z].*\.$/, `${name} has to say what it is`);
  }
});

test('labels and values come out as they went in', async () => {
  await chats();
  const families = read(await page());
  const model = { account: 'env', model: 'qwen3-coder-plus', api: 'openai' };
  const path = '/v1/chat/completions';
  const counted = (status) => Number(sample(families.qiao_requests_total, { ...model, path, status }).value);
  assert.ok(counted('200') >= 2);
  assert.equal(counted('200'), 2 * counted('429'));
  assert.ok(Number(sample(families.qiao_requests_total, { account: 'env', model: oddModel, path }).value) > 0);
  const tokens = { account: 'env', model: 'qwen3-coder-plus', kind: 'input' };
  assert.ok(Number(sample(families.qiao_tokens_total, tokens).value) > 0);
  assert.match(sample(families.qiao_build_info, {}).labels.version, /^\d+\.\d+\.\d+$/);
  const age = Date.now() / 1000 - Number(sample(families.process_start_time_seconds, {}).value);
  assert.ok(age >= 0 && age < 600, `started ${age} s ago`);
});

test('histograms grow from bucket to bucket up to their count', async () => {
  await chats();
  const families = readFlat(await page());
  for (const name of ['qiao_request_duration_seconds', 'qiao_time_to_first_token_seconds']) {
    const counts = families[`${name}_count`].metrics;
    assert.ok(counts.length > 0);
    for (const { labels, value } of counts) {
      const buckets = bucketsOf(families[`${name}_bucket`], labels);
      assert.deepEqual(buckets, [...buckets].sort((a, b) => a.count - b.count), `${name} is not cumulative`);
      assert.deepEqual(buckets.at(-1), { end: Infinity, count: Number(value) });
      assert.ok(Number(sample(families[`${name}_sum`], labels).value) >= 0);
    }
  }
  const model = { model: 'qwen3-coder-plus' };
  const streams = sample(families.qiao_time_to_first_token_seconds_count, model);
  const requests = sample(families.qiao_request_duration_seconds_count, model);
  assert.equal(Number(requests.value), 3 * Number(streams.value));
});

/// The buckets of the series with these labels, by their ends.
function bucketsOf(family, labels) {
  return family.metrics
    .map(({ labels: { le, ...rest }, value }) => ({ rest, end: Number(le.replace('+Inf', 'Infinity')), count: Number(value) }))
    .filter(({ rest }) => isDeepStrictEqual(rest, labels))
    .map(({ end, count }) => ({ end, count }))
    .sort((a, b) => a.end - b.end);
}
