// Anthropic's package: answers that follow a schema.
import assert from 'node:assert/strict';

import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import { z } from 'zod';

import { useBridge } from '../support/bridge.mjs';
import { pathTests } from '../support/paths.mjs';
import { qiaoClient, say } from './client.mjs';

const bridge = useBridge({ withPlan: true });
const testPaths = pathTests(bridge);
const Recipe = z.object({ title: z.string(), minutes: z.number().int(), steps: z.array(z.string()) });
const porridge = { title: 'Porridge', minutes: 12, steps: ['Stir', 'Wait'] };

testPaths('a parsed answer has the form of its schema', async (path) => {
  await path.script({ text: JSON.stringify(porridge) });
  const answer = await qiaoClient(path).messages.parse(
    say('a recipe', { output_config: { format: zodOutputFormat(Recipe) } }),
  );

  assert.deepEqual(answer.parsed_output, porridge);
  assert.match((await path.request()).text, /minutes/);
});
