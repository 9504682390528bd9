import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk, type Result } from '#foundation';
import { item } from '#testkit';
import { type Ground, people, prepareGround, residentsAgreement } from '../verification/ground.ts';
import { organisations, type Resident } from '../verification/town.ts';
import { catalogueTables, serveEdition, twoTables } from './two-tables.ts';

let ground: Ground;
let agreementId: string;

/** A hundred people: twenty with a disability, five of them without an allowance. */
const residents: readonly Resident[] = Array.from({ length: 100 }, (_, index) => [
  `P${index}`,
  `99010119900307${String(index).padStart(3, '0')}X`,
  `张${index}`,
  `${1950 + (index % 50)}-03-07`,
  index < 5 ? null : '500.00',
  index < 20 ? '是' : '否',
]);

beforeAll(async () => {
  ground = await prepareGround();
  await catalogueTables(ground);
  await serveEdition(ground, 1);
  await ground.serve(residents);
  // `serve` takes every other revision out of service.
  await ground.db.pool.query("UPDATE catalog.revision SET state = 'in-service' WHERE id LIKE 'rev_stops%'");
  agreementId = await ground.agree(residentsAgreement());
});
afterAll(() => ground.close());

interface Preview {
  readonly exact: boolean;
  readonly total: number;
  readonly remaining: number | null;
  readonly conditions: readonly {
    text: { zh: string };
    removes: number | null;
    removesAlone: number | null;
  }[];
  readonly columns: readonly { name: string; changed: boolean }[];
  readonly sample: readonly { before: (string | null)[]; after: (string | null)[] }[] | null;
}
const preview = (input: object, actor: Actor = people.drafter) =>
  ground.act<Preview>(actor, 'query.preview-scope', input);
const code = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? 'ok' : settled.problem.code;
};
const equals = (of: string, value: string) => ({ op: 'compare', item: of, comparison: '=', value }) as const;

describe('of open data', () => {
  const [granted] = twoTables().parts.scope.resources;
  const draft = { items: granted!.items, otherItems: [] };

  it('counts are exact: what remains, what each condition takes away, and what it alone takes away', async () => {
    const rows = {
      op: 'and',
      parts: [
        { op: 'in', item: 'stops_code', values: ['C1', 'C2', 'C3'] },
        { op: 'not', part: equals('stops_code', 'C3') },
        { op: 'not', part: { op: 'is-null', item: 'stops_edition' } },
      ],
    };
    const found = expectOk(await preview({ resourceId: 'res_stops', draft: { ...draft, rows } }));
    expect(found).toMatchObject({ exact: true, total: 20, remaining: 2 });
    expect(found.conditions.map(({ removes, removesAlone }) => [removes, removesAlone])).toEqual([
      [17, 17],
      [1, 1],
      [0, 0],
    ]);
    expect(found.conditions[0]!.text.zh).toContain('编号');
    expect(found.sample!.map(({ after }) => after)).toEqual([
      ['C1', '1'],
      ['C2', '1'],
    ]);
  });

  it('values are shown before and after what is done to them', async () => {
    const items = [
      { ...granted!.items[0]!, transform: { kind: 'mask', keepFirst: 1, keepLast: 0 } },
      { ...granted!.items[1]!, transform: { kind: 'generalise', by: 'width', width: '10' } },
    ];
    const found = expectOk(await preview({ resourceId: 'res_stops', draft: { items, otherItems: [] } }));
    expect(found.columns.map(({ changed }) => changed)).toEqual([true, true]);
    expect(found.sample![0]).toEqual({ before: ['C0', '1'], after: ['C***', '0'] });
  });

  it('defects of the draft are told at their places, and nothing runs', async () => {
    const rows = equals('stops_edition', 'many');
    const refused = await preview({ resourceId: 'res_stops', draft: { ...draft, rows } });
    expect(refused.ok ? null : refused.problem).toMatchObject({
      code: 'query/scope-draft',
      defects: [{ at: '/draft/rows/value' }],
    });
    const other = { ...draft, items: [item('unknown', '没有', 'text')] };
    expect(await code(preview({ resourceId: 'res_stops', draft: other }))).toBe('query/nothing-to-preview');
    expect(await code(preview({ resourceId: 'res_none', draft }))).toBe('query/nothing-to-preview');
  });
});

describe('of data on people', () => {
  const draft = (rows?: object) => ({
    items: [
      item('name', '姓名', 'text'),
      item('disability', '残疾', 'text'),
      item('allowance', '补贴标准', 'decimal', { kind: 'keep' }, 2),
    ],
    otherItems: [],
    ...(rows ? { rows } : {}),
  });
  const asked = (rows?: object) => preview({ resourceId: 'res_residents', draft: draft(rows) });
  const other: Actor = { ...people.drafter, organisationId: organisations.affiliate } as Actor;

  it('counts are near the truth and the same when asked in other words; few are not told from none', async () => {
    const yes = expectOk(await asked(equals('disability', '是')));
    expect(yes).toMatchObject({ exact: false, total: 100 });
    expect([10, 20, 30]).toContain(yes.remaining);
    // All of them, or none taken away: never above the hundred there are, and exactly those where no condition is drawn.
    const everybody = expectOk(await asked({ op: 'not', part: { op: 'is-null', item: 'name' } }));
    expect([90, 100]).toContain(everybody.remaining);
    expect(expectOk(await asked()).remaining).toBe(100);
    expect(yes.remaining! + 0).toBe(
      expectOk(await asked({ op: 'not', part: { op: 'not', part: equals('disability', '是') } })).remaining,
    );
    for (const few of [{ op: 'is-null', item: 'allowance' }, equals('name', '张7'), equals('name', '李')]) {
      expect(expectOk(await asked(few)).remaining).toBeNull();
    }
  });

  it('rows are shown to the department that holds them and to nobody else', async () => {
    expect(expectOk(await asked()).sample).toHaveLength(20);
    const elsewhere = expectOk(await preview({ resourceId: 'res_residents', draft: draft() }, other));
    expect(elsewhere.sample).toBeNull();
    expect(JSON.stringify(elsewhere)).not.toMatch(/张\d/);
  });

  it('of an agreement its parties are told; others and other posts are not', async () => {
    const input = { resourceId: 'res_residents', agreementId };
    const found = expectOk(await preview(input, people.operator));
    expect(found).toMatchObject({ exact: false, total: 100, remaining: expect.any(Number), sample: null });
    expect(found.columns.map(({ name }) => name)).toContain('birth_date');
    for (const nobody of [people.buyer, other, people.acceptor])
      expect(await code(preview(input, nobody))).not.toBe('ok');
    expect(await code(preview({ resourceId: 'res_stops', agreementId }, people.operator))).toBe(
      'query/nothing-to-preview',
    );
    expect(await code(preview({ resourceId: 'res_residents', draft: draft() }, people.operator))).not.toBe(
      'ok',
    );
  });

  it('an agreement is previewed as it is, never with conditions of the asker’s own', async () => {
    const input = { resourceId: 'res_residents', agreementId, draft: draft(equals('name', '张7')) };
    for (const party of [people.operator, people.drafter])
      expect(await code(preview(input, party))).not.toBe('ok');
  });
});
