import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { people } from '../verification/ground.ts';
import { type Desk, openDesk, stranger } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

interface Shown {
  readonly manifest: { readonly file: string; readonly columns: readonly unknown[]; readonly rows: number };
  readonly profile: readonly unknown[];
  readonly findings: readonly unknown[];
}
async function shown(actor: Actor, id: string): Promise<Shown> {
  const read = desk.ground.modules
    .flatMap(({ reads = [] }) => reads)
    .find(({ name }) => name === 'catalog.revision')!;
  const answer = await desk.ground.db.database.transaction((tx) => read.run(actor as never, { id }, tx), {
    mode: 'snapshot',
  });
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value as Shown;
}
const everybody: Actor = { kind: 'public' } as Actor;

it('what never passed the gate is described to its department and to nobody else; once it serves, to all', async () => {
  const { revisionId } = await desk.load('编号,张三的电话\r\n1,甲\r\n2,乙\r\n3,丙\r\n');
  const own = await shown(people.source, revisionId);
  expect(own.manifest.columns).toHaveLength(2);
  expect(own.profile).toHaveLength(2);
  for (const other of [everybody, stranger]) {
    const told = await shown(other, revisionId);
    expect(told).toMatchObject({ profile: [], findings: [], manifest: { rows: 3, file: '', columns: [] } });
    expect(JSON.stringify(told)).not.toContain('张三');
  }
  await desk.review(revisionId);
  await desk.ground.db.pool.query(`UPDATE catalog.revision SET state = 'in-service' WHERE id = $1`, [
    revisionId,
  ]);
  expect((await shown(everybody, revisionId)).profile).toHaveLength(2);
});
