import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { completed, missingOptional } from './lockfile/optional-packages.ts';

// npm leaves out of the lockfile what a registry cannot show it, and `npm ci` then refuses the file on every machine. Behind a mirror
// that has only some platforms this writes the rest: name, exact version and platform, so that npm knows not to want them here.
const path = resolve(process.argv[2] ?? 'package-lock.json');
const lockfile = JSON.parse(readFileSync(path, 'utf8'));
const missing = missingOptional(lockfile);
writeFileSync(path, `${JSON.stringify(completed(lockfile), null, 2)}\n`);
for (const { name, version } of missing) console.log(`added: ${name}@${version}`);
console.log(
  missing.length === 0
    ? 'The lockfile is complete.'
    : `${missing.length} added without checksum. \`npm install --package-lock-only\` against a full registry adds those.`,
);
