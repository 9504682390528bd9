import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedFiles, staleFiles } from './reference/generated-files.ts';

// Writes docs/reference and the portal's API types from the code. With --check it writes nothing and fails when something is stale.
const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const files = await generatedFiles(root);
const stale = staleFiles(root, files);

if (values.check) {
  for (const { path } of stale) console.error(`stale: ${path}`);
  if (stale.length > 0) console.error('Run `npm run generate` and commit what it wrote.');
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const { path, content } of stale) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  console.log(`written: ${path}`);
}
console.log(`${files.length} generated files, ${stale.length} written.`);
