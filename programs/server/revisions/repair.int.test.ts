import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residentIdCheckCharacter } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { findEntry } from '#platform/evidence';
import { upstream } from '#platform/lineage';
import { repairOf } from '#platform/privacy';
import { department, neighbour, type RepairHouse, repairHouse } from '../../../tests/repair/house.ts';

let at: RepairHouse;
let house: RepairHouse['house'];
beforeAll(async () => {
  at = await repairHouse();
  ({ house } = at);
});
afterAll(() => at?.close());

const residentId = (body: string) => body + residentIdCheckCharacter(body);
const ids = Array.from({ length: 40 }, (_, at) => residentId(`11010519000101${String(at + 100)}`));
const phones = ids.map((_, at) => `1380000${String(at + 1000)}`);
/** As a portal really published it: IDs among credit codes and in free text, handlers' mobiles, one ID that a spreadsheet turned into a power of ten. */
const leaky = [
  '序号,统一社会信用代码,办件摘要,经办电话,证件,金额',
  ...ids.map((id, at) =>
    [
      at + 1,
      at % 5 === 0 ? id : '91110105MA01ABCD0G'.slice(0, 16) + String(10 + at),
      at % 4 === 0 ? `处罚对象身份证 ${id.slice(0, 6)} ${id.slice(6)} ，已缴` : '无异常',
      phones[at],
      at === 7 ? '1.10105E+17' : `证${at}`,
      100 + at,
    ].join(','),
  ),
].join('\n');

describe('a leaky revision', () => {
  it('does not enter service, is repaired as proposed, and the repaired one does', async () => {
    const { resourceId, revisionId } = await at.load(leaky);
    expect((await at.findingsOf(revisionId)).filter(({ blocks }) => blocks).length).toBeGreaterThan(0);

    const proposed = await house.does(department, 'privacy.propose-repair', { revisionId });
    if (!proposed.ok) throw new Error(proposed.problem.code);
    const { passes, sample, findings } = proposed.value;
    // A person goes over it once more: identifiers in disguise are covered wherever they may stand.
    const widened = ['办件摘要', '证件'].map((column) => ({
      column,
      remedy: { kind: 'cover-identifiers', families: ['resident-id', 'mobile'] },
    }));
    const document = {
      ...proposed.value.document,
      columns: [
        ...proposed.value.document.columns.filter(
          ({ column }: { column: string }) => !widened.some((one) => one.column === column),
        ),
        ...widened,
      ],
    };
    expect(findings.filter((finding: { blocks: boolean }) => finding.blocks)).toEqual([]);
    expect(passes).toBe(true);
    expect(
      sample.rows.some(
        (row: { before: string[]; after: string[] }) => row.before.join() !== row.after.join(),
      ),
    ).toBe(true);

    const parentBefore = await house.read((tx) => cataloguedRevision(tx, revisionId));
    const applied = await house.does(department, 'privacy.apply-repair', { revisionId, document });
    if (!applied.ok) throw new Error(applied.problem.code);
    expect(await house.read((tx) => cataloguedRevision(tx, revisionId))).toEqual(parentBefore);

    const repaired = applied.value.revisionId as string;
    const { text, columns } = await at.rowsOf(repaired);
    for (const secret of [...ids, ...phones, '1.10105E+17', ids[4]!.slice(6)])
      expect(text).not.toContain(secret);
    expect(columns).toContain('统一社会信用代码');
    expect(text).toContain('无异常');
    expect((await at.findingsOf(repaired)).filter(({ blocks }) => blocks)).toEqual([]);
    expect(await house.outcome(department, 'catalog.put-in-service', { revisionId: repaired })).toBe('done');
    // Asked again, by whatever key: the same revision, and no other.
    const again = await house.does(department, 'privacy.apply-repair', { revisionId, document });
    expect(again).toMatchObject({ ok: true, value: { revisionId: repaired, number: applied.value.number } });

    const repair = await house.read((tx) => repairOf(tx, repaired));
    expect(repair).toMatchObject({ parentRevisionId: revisionId, resourceId, document, by: 'per_d@pst_d' });
    const entry = await house.read((tx) => findEntry(tx, repair!.evidence));
    expect(entry).toMatchObject({ kind: 'privacy.repair' });
    const above = await house.read((tx) => upstream(tx, { kind: 'revision', id: repaired }));
    expect(above).toContainEqual(expect.objectContaining({ kind: 'revision', id: revisionId, distance: 1 }));
  });

  it('is nobody else’s to look into or to repair', async () => {
    const { revisionId } = await at.load(`${leaky}\n`);
    for (const act of ['privacy.propose-repair', 'privacy.apply-repair'])
      expect(
        await house.outcome(neighbour, act, {
          revisionId,
          document: { format: 'gongshu-repair/1', columns: [], table: [] },
        }),
      ).toBe('request/not-found');
  });

  it('a search over it ends in a document that reaches the target when it is tried', async () => {
    const rows = Array.from({ length: 120 }, (_, at) =>
      [20 + (at % 37), `1000${at % 3}${at % 7}`, ['流感', '胃炎', '骨折'][at % 3]].join(','),
    );
    const { revisionId } = await at.load(['年龄,邮编,诊断', ...rows].join('\n'), '就诊.csv');
    const searched = await house.does(department, 'privacy.search-repair', {
      revisionId,
      quasi: [{ column: '年龄' }, { column: '邮编', hierarchy: { kind: 'prefix', keep: [5, 4, 3] } }],
      sensitive: [{ column: '诊断', distinctL: 2 }],
      k: 4,
      suppression: 0.1,
    });
    if (!searched.ok) throw new Error(searched.problem.code);
    expect(searched.value).toMatchObject({ proven: true, found: expect.anything() });
    const { document, losses } = searched.value.found;
    const tried = await house.does(department, 'privacy.propose-repair', {
      revisionId,
      document,
      quasi: ['年龄', '邮编'],
    });
    if (!tried.ok) throw new Error(tried.problem.code);
    expect(tried.value.outcome.after.k).toBeGreaterThanOrEqual(4);
    expect(tried.value.outcome.rowsAfter).toBe(120 - losses.suppressedRows);
    expect(tried.value.outcome.after.classes).toBe(losses.classes);
  });

  it('pseudonyms are the same in every revision of a resource, and other ones in another resource', async () => {
    const content = ['编号,金额', ...ids.map((_, at) => `A${at},${at}`)].join('\n');
    const document = {
      format: 'gongshu-repair/1',
      columns: [{ column: '编号', remedy: { kind: 'pseudonym' } }],
      table: [],
    };
    const pseudonyms = async (text: string) => {
      const { revisionId } = await at.load(text);
      const applied = await house.does(department, 'privacy.apply-repair', { revisionId, document });
      if (!applied.ok) throw new Error(applied.problem.code);
      return (await at.rowsOf(applied.value.revisionId)).rows.map(([first]) => first);
    };
    const [first, second] = [await pseudonyms(content), await pseudonyms(`${content}\n`)];
    expect(new Set(first).size).toBe(ids.length);
    expect(first[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(second).not.toContain(first[0]);
  });

  it('a document that does not fit, or changes nothing, makes no revision', async () => {
    const { revisionId, resourceId } = await at.load(`${leaky}\n\n`);
    const outcome = (columns: object[]) =>
      house.outcome(department, 'privacy.apply-repair', {
        revisionId,
        document: { format: 'gongshu-repair/1', columns, table: [] },
      });
    expect(await outcome([{ column: '没有', remedy: { kind: 'drop' } }])).toBe('privacy/repair-not-fit');
    expect(await outcome([])).toBe('privacy/repair-changes-nothing');
    const { rows } = await house.db.pool.query('SELECT id FROM catalog.revision WHERE resource_id = $1', [
      resourceId,
    ]);
    expect(rows).toHaveLength(1);
  });
});
