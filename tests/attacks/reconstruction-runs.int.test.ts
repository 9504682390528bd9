import { afterAll, expect, it } from 'vitest';
import { runSeed } from '../../testkit/evaluator/index.ts';
import { closePool } from '../release-modes/lab.ts';
import { shown } from './reconstruction.ts';
import {
  attackByRuns,
  changedResidents,
  drawResidents,
  minimumGroup,
  prepareOperator,
  questions,
} from './reconstruction-runs.ts';

// Story: the operator asks by runs of its own, from the queue through the egress review to the collection, and puts all answers together.
// Without a guard: two persons who find every alarm harmless let exact numbers out that differ by a few people, of one revision or of two.
// Guard: what raised a differencing alarm is not let out by one reviewer alone, who may clear everything; the history, which blanks what a few people may
// have changed; noise paid from one budget.

const seed = runSeed();
afterAll(closePool);

it(`runs give no register of 300 people back (seed ${seed})`, async () => {
  const residents = drawResidents(seed, 300);
  const { everything, alone } = await attackByRuns(residents, 'reviewed', 2);
  const { everything: differentialPrivacy } = await attackByRuns(residents, 'differential-privacy', 6);
  console.log(
    Object.entries({ everything, alone, differentialPrivacy })
      .map(([form, one]) => `${form}: ${shown(one)}`)
      .join('\n'),
  );
  // Both must happen, or nothing was tried.
  expect(everything.equations).toBeGreaterThan(alone.equations);
  expect(differentialPrivacy.equations).toBeGreaterThan(50);
  for (const one of [alone, differentialPrivacy]) expect(one.recovered - one.prior).toBeLessThanOrEqual(0.01);
}, 600_000);

it(`two revisions tell nothing of the few who changed, though the reviewer clears everything (seed ${seed})`, async () => {
  const residents = drawResidents(seed, 300);
  const asked = [
    ...questions(10).map(({ sql }) => sql),
    'SELECT name, sum(allowance) AS s FROM residents GROUP BY name',
    "SELECT name, sum(allowance) AS s FROM residents WHERE disability = '是' GROUP BY name",
  ];
  const operator = await prepareOperator(residents, 'reviewed', asked.length);
  try {
    const before = await operator.ask(asked);
    await operator.ground.serve(changedResidents(residents));
    const after = await operator.ask(asked);
    let compared = 0;
    for (const [index, { rows }] of after.entries())
      for (const row of rows) {
        const key = row.length === 1 ? null : row[0];
        const earlier = before[index]!.rows.find((one) => row.length === 1 || one[0] === key);
        const [now, then] = [row.at(-1), earlier?.at(-1)];
        if (now === null || now === undefined || then === null || then === undefined) continue;
        compared += 1;
        const isCount = !asked[index]!.includes('sum(');
        const difference = Math.abs(Number(now) - Number(then));
        expect(difference === 0 || (isCount && difference >= minimumGroup), `${asked[index]} ${key}`).toBe(
          true,
        );
      }
    expect(compared).toBeGreaterThan(0);
  } finally {
    await operator.close();
  }
}, 600_000);
