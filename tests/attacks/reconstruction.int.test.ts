import { expect, it } from 'vitest';
import { runSeed } from '../../testkit/evaluator/index.ts';
import { shown } from './reconstruction.ts';
import { attackRegister } from './reconstruction-modes.ts';

// Story: every number is fair by itself; all of them together are as many equations about the people in them.
// Without a guard: least squares over the answers of four harmless products gives most people's bit (Dinur and Nissim).
// Guard: which values a product takes is reviewed; noise that is fixed by the cell, or paid from one budget, where that is the mode.

const seed = runSeed();

it(`a register of 300 people cannot be put together from what leaves (seed ${seed})`, async () => {
  const attacked = await attackRegister(300, seed);
  console.log(
    Object.entries(attacked)
      .map(([form, one]) => `${form}: ${shown(one)}`)
      .join('\n'),
  );
  expect(attacked.unguarded.recovered - attacked.unguarded.prior).toBeGreaterThan(0.05);
  for (const form of ['reviewed', 'differentialPrivacy'] as const)
    expect(attacked[form].recovered - attacked[form].prior, form).toBeLessThanOrEqual(0.01);
}, 300_000);
