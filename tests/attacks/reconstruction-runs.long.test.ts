import { afterAll, expect, it } from 'vitest';
import { runSeed } from '../../testkit/evaluator/index.ts';
import { closePool } from '../release-modes/lab.ts';
import { shown } from './reconstruction.ts';
import { attackByRuns, drawResidents } from './reconstruction-runs.ts';

const seed = runSeed();
afterAll(closePool);

// The story is told in reconstruction-runs.int.test.ts.
it(`runs give no register of 1,000 people back (seed ${seed})`, async () => {
  const residents = drawResidents(seed, 1_000);
  const { everything, alone } = await attackByRuns(residents, 'reviewed', 1);
  const { everything: cellKey } = await attackByRuns(residents, 'cell-key', 1);
  const { everything: differentialPrivacy } = await attackByRuns(residents, 'differential-privacy', 1);
  console.log(
    Object.entries({ everything, alone, cellKey, differentialPrivacy })
      .map(([form, one]) => `${form}: ${shown(one)}`)
      .join('\n'),
  );
  for (const one of [alone, differentialPrivacy]) expect(one.recovered - one.prior).toBeLessThanOrEqual(0.01);
});
