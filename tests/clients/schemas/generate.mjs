// Writes the JSON schemas of the types in anthropic.ts and openai.ts beside them, from the packages that are
// installed; does nothing when that has been done.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createGenerator } from 'ts-json-schema-generator';

const folder = import.meta.dirname;
const names = ['anthropic', 'openai'];
const sources = ['../package-lock.json', 'generate.mjs', 'tsconfig.json', ...names.map((name) => `${name}.ts`)];
const hash = createHash('sha256');
for (const source of sources) {
  hash.update(readFileSync(join(folder, source)));
}
const stamp = join(folder, 'generated-from.txt');
const from = hash.digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== from) {
  for (const name of names) {
    const generator = createGenerator({
      path: join(folder, `${name}.ts`),
      tsconfig: join(folder, 'tsconfig.json'),
      skipTypeCheck: true,
      additionalProperties: false,
    });
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(generator.createSchema('*')));
  }
  writeFileSync(stamp, from);
}
