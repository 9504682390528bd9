import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { people } from '../verification/ground.ts';
import { type Desk, openDesk, reviewOf, stranger } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const preview = async (actor: Actor, revisionId: string) => {
  const read = desk.ground.modules
    .flatMap(({ reads = [] }) => reads)
    .find(({ name }) => name === 'privacy.gate-preview')!;
  const answer = await desk.ground.db.database.transaction(
    (tx) => read.run(actor as never, { revisionId }, tx),
    { mode: 'snapshot' },
  );
  return answer.ok
    ? (answer.value as { columns: string[]; rows: (string | null)[][]; withheld: boolean })
    : answer.problem.code;
};

it('rows at the gate are masked for all who may look, shown to nobody else, and withheld in doubt', async () => {
  const { revisionId } = await desk.load('编号,电话,备注\r\nA1,19900001234,经营正常\r\nA2,19900005678,\r\n');
  for (const somebody of [people.source, people.dataAuthority]) {
    const shown = await preview(somebody, revisionId);
    expect(shown).toEqual({
      columns: ['编号', '电话', '备注'],
      rows: [
        ['**', '199********', '经***'],
        ['**', '199********', null],
      ],
      moreColumns: 0,
      withheld: false,
    });
  }
  for (const other of [stranger, people.buyer, people.operator])
    expect(await preview(other, revisionId)).toBe('privacy/no-such-revision');
  await desk.ground.act(people.secrecy, 'privacy.record-secrecy-review', {
    ...reviewOf(revisionId),
    result: 'undecided',
  });
  expect(await preview(people.source, revisionId)).toMatchObject({ rows: [], withheld: true });
});
