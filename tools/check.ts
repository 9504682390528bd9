import { changedFiles, foldersToTest } from './changed.ts';
import { runStages, type Stage } from './stages/stage.ts';
import { lint, types } from './stages/static.ts';
import { tests } from './stages/tests.ts';

// The daily subset of `npm test`: no browser, and of the database tests only those of what was changed.
const limitSeconds = 120;

const folders = foldersToTest(changedFiles() ?? ['foundation/']);
const database: readonly Stage[] =
  folders.length === 0
    ? []
    : [
        tests(`database (${folders.includes('') ? 'all' : folders.join(' ')})`, {
          project: 'int',
          only: folders.filter((folder) => folder !== ''),
          mayBeEmpty: true,
        }),
      ];

const began = performance.now();
process.exitCode = await runStages([
  types,
  lint,
  tests('unit and architecture', { project: 'unit' }),
  ...database,
]);
const seconds = (performance.now() - began) / 1000;
if (seconds > limitSeconds)
  console.log(
    `This took ${seconds.toFixed(0)} s; a check people run all day should stay under ${limitSeconds} s.`,
  );
