import { expect, it } from 'vitest';
import { runSeed } from '../../testkit/evaluator/index.ts';
import { shown } from './reconstruction.ts';
import { attackRegister } from './reconstruction-modes.ts';

const seed = runSeed();

// The story is told in reconstruction.int.test.ts.
it(`a register of 1,000 people cannot be put together from what leaves (seed ${seed})`, async () => {
  const attacked = await attackRegister(1_000, seed);
  console.log(
    Object.entries(attacked)
      .map(([form, one]) => `${form}: ${shown(one)}`)
      .join('\n'),
  );
  expect(attacked.unguarded.recovered - attacked.unguarded.prior).toBeGreaterThan(0.05);
  for (const form of ['reviewed', 'differentialPrivacy'] as const)
    expect(attacked[form].recovered - attacked[form].prior, form).toBeLessThanOrEqual(0.01);
});
