// Anthropic's package: the list of models, page by page.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import Anthropic from '@anthropic-ai/sdk';

import { useBridge } from '../support/bridge.mjs';
import { collect, qiaoClient, refusal } from './client.mjs';

const bridge = useBridge({ withPlan: true });

function client() {
  return qiaoClient({ bridge, headers: {} });
}

test('models are listed with names that Claude Code keeps', async () => {
  const models = await collect(client().models.list({ limit: 1000 }));

  assert.ok(models.every(({ type }) => type === 'model'));
  assert.ok(models.some(({ id }) => id === 'qwen3.7-plus'));
  assert.ok(models.some(({ id }) => /^claude-/.test(id)));
  assert.ok(models.every(({ created_at: at }) => !Number.isNaN(Date.parse(at))));
  assert.equal(new Set(models.map(({ id }) => id)).size, models.length);
});

test('pages follow each other without a gap', async () => {
  const whole = await collect(client().models.list({ limit: 1000 }));
  const page = await client().models.list({ limit: 2 });
  assert.equal(page.data.length, 2);
  assert.equal(page.has_more, true);
  assert.equal(page.first_id, whole[0].id);
  assert.equal(page.last_id, whole[1].id);

  const inPages = await collect(client().models.list({ limit: 2 }));
  assert.deepEqual(inPages, whole);
  const before = await client().models.list({ limit: 2, before_id: whole[3].id });
  assert.deepEqual(before.data, whole.slice(1, 3));
  const after = await client().models.list({ limit: 2, after_id: whole[1].id });
  assert.deepEqual(after.data, whole.slice(2, 4));
});

test('a model is found by its id, an alias too', async () => {
  const models = await collect(client().models.list());
  for (const { id } of [models[0], models.find((model) => /^claude-/.test(model.id))]) {
    assert.equal((await client().models.retrieve(id)).id, id);
  }
  const error = await refusal(client().models.retrieve('no-such-model'));
  assert.ok(error instanceof Anthropic.NotFoundError);
  assert.match(error.message, /no-such-model/);
});
