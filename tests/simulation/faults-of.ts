import { expect } from 'vitest';
import type { World } from './world.ts';

/** What `gongshu verify-all` asks of registration and casework: every check finds what is expected. Answers how much each looked at. */
export async function faultsOf(
  world: World,
  expected: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const looked = new Map<string, number>();
  const faults: string[] = [];
  for (const { name, checks = [] } of world.modules)
    if (name === 'registration' || name === 'casework')
      for (const check of checks) {
        const found = await world.database().transaction((tx) => check.run(tx), { mode: 'snapshot' });
        looked.set(check.name, found.looked);
        faults.push(...found.faults.slice(0, 20).map(({ en }) => `${check.name}: ${en}`));
      }
  expect(faults).toEqual(expected);
  return looked;
}
