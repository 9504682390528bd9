import { randomInt } from 'node:crypto';
import { globSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sourceFolders } from '../tests/architecture/house.ts';
import { browser } from './stages/browser.ts';
import { root } from './stages/command.ts';
import { portalBudget, portalBuild } from './stages/portal.ts';
import { runStages, type Stage } from './stages/stage.ts';
import { lint, types } from './stages/static.ts';
import { tests } from './stages/tests.ts';

// Everything that must hold before a change is merged; docs/build/testing.md says what each stage proves.
const { values } = parseArgs({
  options: { long: { type: 'boolean', default: false }, seed: { type: 'string' } },
});

const generated = 'tests/architecture/generated.test.ts';
const architecture = globSync('tests/architecture/*.test.ts', { cwd: root });
/** Vitest takes what to run, not what to leave out: all folders of sources except the architecture tests, which have run by then. */
const otherFolders = sourceFolders
  .flatMap((folder) => (folder === 'tests' ? globSync('tests/*', { cwd: root }) : [folder]))
  .filter((folder) => folder !== 'tests/architecture')
  .map((folder) => `${folder}/`);

/** A change is judged by what it changes and not by the draw: the same random cases each time. Other cases are the long suite's work. */
const mergeSeed = '20261126';

const all: readonly Stage[] = [
  browser,
  types,
  lint,
  tests('architecture', { project: 'unit', only: architecture.filter((file) => file !== generated) }),
  tests('generated files are current', { project: 'unit', only: [generated] }),
  tests('unit', { project: 'unit', only: otherFolders }),
  tests('database', {
    project: 'int',
    env: { GONGSHU_TEST_SEED: process.env['GONGSHU_TEST_SEED'] ?? mergeSeed },
  }),
  portalBuild,
  portalBudget,
  tests('browser and whole program', { project: 'e2e' }),
];

/** Long tests draw their cases from a seed, so that a failure can be seen again. */
function long(): readonly Stage[] {
  const seed = values.seed ?? String(randomInt(2 ** 31));
  console.log(`Seed ${seed}. The same again: npm run test:long -- --seed ${seed}`);
  return [tests('long', { project: 'long', env: { GONGSHU_TEST_SEED: seed } })];
}

process.exitCode = await runStages(values.long ? long() : all);
