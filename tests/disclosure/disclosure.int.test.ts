import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { publicActor } from '#foundation';
import { createSequencer } from '#platform/evidence';
import { keepYearlyDisclosures } from '#platform/supervision';
import type { Accounts } from '../settlement/ground.ts';
import { people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { type DisclosureHouse, openDisclosures } from './house.ts';

let house: DisclosureHouse;
let accounts: Accounts;
let does: DisclosureHouse['does'];
let read: DisclosureHouse['read'];
let reportOf: DisclosureHouse['reportOf'];
let faults: DisclosureHouse['faults'];
const own = { office: '数据运营部', contact: '0571-88880000', address: '示例市数据路1号' };

beforeAll(async () => {
  house = await openDisclosures();
  ({ accounts, does, read, reportOf, faults } = house);
});
afterAll(() => accounts.ground.db.close());

describe('what is owed of a year', () => {
  it('is nothing while the year runs, and opened with its tasks and clocks when it is over (R33, R44)', async () => {
    expect(await accounts.rows('SELECT 1 FROM supervision.yearly_report')).toEqual([]);
    accounts.ground.db.clock.set('2027-01-02T10:00:00+08:00');
    await accounts.ground.tick();
    expect(
      await accounts.rows(
        'SELECT kind, organisation, about, state, due_on::text AS due FROM supervision.yearly_report ORDER BY kind',
      ),
    ).toEqual([
      {
        kind: 'implementing-body',
        organisation: organisations.bureau,
        about: organisations.bureau,
        state: 'owed',
        due: '2027-03-31',
      },
      {
        kind: 'operator',
        organisation: organisations.operator,
        about: organisations.operator,
        state: 'owed',
        due: '2027-03-31',
      },
      {
        kind: 'operator-report',
        organisation: organisations.authority,
        about: organisations.operator,
        state: 'owed',
        due: '2027-03-31',
      },
    ]);
    expect(
      await accounts.rows(
        `SELECT rule, due_at::text AS due, task_id IS NOT NULL AS task FROM casework.clock WHERE kind = 'supervision.yearly-report' ORDER BY rule`,
      ),
    ).toMatchObject([
      { rule: 'R33', task: true },
      { rule: 'R33', task: true },
      { rule: 'R44', task: true },
    ]);
    // Once only, whoever starts again.
    await keepYearlyDisclosures(accounts.ground.db.database);
    await accounts.ground.tick();
    expect(await accounts.rows('SELECT 1 FROM supervision.yearly_report')).toHaveLength(3);
  });

  it('is told publicly as awaited', async () => {
    const { items } = await read(publicActor, 'yearly-disclosures').then(({ value }) => value);
    expect(items.map(({ kind, standing }: { kind: string; standing: string }) => [kind, standing])).toEqual([
      ['operator', 'awaited'],
      ['implementing-body', 'awaited'],
    ]);
  });
});

describe('the operator discloses', () => {
  it('after drafting from the records: what is missing is told, and it is not handed in incomplete', async () => {
    const reportId = await reportOf('operator');
    expect(await does(house.stranger, 'draft-yearly-report', { reportId })).toMatch(/not-found|forbidden/);
    expect(await does(people.drafter, 'draft-yearly-report', { reportId })).toMatch(/not-found|forbidden/);
    expect(await does(people.operator, 'draft-yearly-report', { reportId: 'yrp_none' })).toMatch(
      /not-found|forbidden/,
    );
    expect(await does(people.operator, 'draft-yearly-report', { reportId })).toBe('done');
    const draft = await read(people.operator, 'yearly-disclosure', { id: reportId }).then(
      ({ value }) => value,
    );
    expect(draft.missing.map(({ zh }: { zh: string }) => zh)).toEqual(['自身信息']);
    expect(await does(people.operator, 'submit-yearly-report', { reportId })).toBe(
      'supervision/report-incomplete',
    );
    // Nobody else sees a draft.
    for (const actor of [publicActor, house.stranger, people.buyer])
      expect((await read(actor, 'yearly-disclosure', { id: reportId })).problem?.code).toBe(
        'supervision/no-such-report',
      );
    expect(
      await does(people.operator, 'complete-operator-report', {
        reportId,
        overall: '总体平稳，未发生事故。',
      }),
    ).toBe('supervision/no-such-report');
    expect(await does(people.operator, 'complete-disclosure', { reportId, ...own })).toBe('done');
    expect(await does(people.operator, 'submit-yearly-report', { reportId })).toBe('done');
  });

  it('by a second person of the same body', async () => {
    const reportId = await reportOf('operator');
    const input = { reportId, opinion: '同意公布' };
    expect(await does(people.operator, 'approve-yearly-report', input)).toMatch(/forbidden|not-found/);
    expect(await does(house.stranger, 'approve-yearly-report', input)).toMatch(/forbidden|not-found/);
    const both = await Promise.all([
      does(people.secondOperator, 'approve-yearly-report', input),
      does(people.secondOperator, 'approve-yearly-report', input),
    ]);
    expect(both.filter((one) => one === 'done')).toHaveLength(1);
    expect(
      await accounts.rows(
        `SELECT state, outcome FROM casework.clock WHERE kind = 'supervision.yearly-report' AND subject_id = $1`,
        [reportId],
      ),
    ).toEqual([{ state: 'stopped', outcome: 'kept' }]);
    expect(await faults('supervision.yearly-reports')).toEqual([]);
  });

  it('for everybody: each line leads to the log, whose digest is that of the download', async () => {
    const origin = 'test.example/log';
    const log = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] as const };
    await createSequencer(accounts.ground.db.database, log).drain();
    const id = await reportOf('operator');
    const answer = await read(publicActor, 'yearly-disclosure', { id }).then(({ value }) => value);
    expect(answer.standing).toBe('issued');
    const value = (field: string) =>
      answer.lines
        .filter((line: { field: string }) => line.field === field)
        .map((line: { value: { zh: string } }) => line.value.zh);
    expect(value('product-list')).toHaveLength(1);
    expect(value('actual-fees')).toEqual([expect.stringContaining('每单位 0.20 元')]);
    expect(
      answer.lines.find(
        (line: { field: string; label: { zh: string } }) =>
          line.field === 'use-of-resources' && line.label.zh.endsWith('合计'),
      ),
    ).toMatchObject({ atLeast: 25, atMost: 25 });
    for (const line of answer.lines)
      if (!['own-information'].includes(line.field) && !line.facts)
        expect([line.field, line.entries.length > 0 || line.atLeast === 0]).toEqual([line.field, true]);
    expect(
      answer.lines
        .flatMap((line: { entries: { index: number | null }[] }) => line.entries)
        .every(({ index }: { index: number | null }) => index !== null),
    ).toBe(true);
    // Anybody computes the digest again from the canonical text.
    const digest = createHash('sha256')
      .update(canonicalize(JSON.parse(answer.canonical))!)
      .digest('hex');
    expect(digest).toBe(answer.digest);
    const [fact] = await accounts.rows(
      `SELECT convert_from(leaf, 'UTF8') AS leaf FROM evidence.entry WHERE id = $1`,
      [answer.logEntry],
    );
    expect(JSON.parse(fact.leaf).fact.digest).toBe(digest);
  });

  it('with small counts merged so that none can be subtracted out', async () => {
    const answer = await read(publicActor, 'yearly-disclosure', { id: await reportOf('operator') }).then(
      ({ value }) => value,
    );
    const told = answer.lines
      .filter(
        (line: { field: string; aboutKind: string }) =>
          line.field === 'complaints' && line.aboutKind === 'node',
      )
      .map((line: { label: { zh: string }; atLeast: number; atMost: number }) => [line.atLeast, line.atMost]);
    // Three about officials are merged with the twelve about products: 15 is said to lie between 11 and 20.
    expect(told).toContainEqual([11, 20]);
    expect(JSON.stringify(told)).not.toMatch(/\[3,3\]|\[12,12\]|\[15,15\]/);
    expect(await faults('supervision.complaints-of-year')).toEqual([]);
  });

  it('as CSV with a data package that names its columns', async () => {
    const id = await reportOf('operator');
    const csv = await read(publicActor, 'yearly-disclosure-file', { id }).then(({ value }) => value.body);
    const head = csv.slice(1).split('\r\n')[0].split(',');
    const described = JSON.parse(
      await read(publicActor, 'yearly-disclosure-package', { id }).then(({ value }) => value.body),
    );
    expect(head).toEqual(described.resources[0].schema.fields.map(({ name }: { name: string }) => name));
    expect(csv).toContain('use-of-resources');
    expect(
      (await read(publicActor, 'yearly-disclosure-file', { id: await reportOf('implementing-body') })).problem
        ?.code,
    ).toBe('supervision/no-such-report');
  });

  it('and drops a correction that is not needed; what is owed of a year it cannot drop', async () => {
    const first = await reportOf('operator');
    expect(
      await does(people.operator, 'correct-yearly-report', { reportId: first, reason: '地址有误' }),
    ).toBe('done');
    const next = await reportOf('operator', 2);
    const drop = (who: typeof people.operator, reportId = next) =>
      does(who, 'drop-correction', { reportId, reason: '地址核对无误' });
    expect(await does(people.operator, 'draft-yearly-report', { reportId: next })).toBe('done');
    expect(await drop(house.stranger)).toMatch(/forbidden|not-found/);
    const both = await Promise.all([drop(people.operator), drop(people.secondOperator)]);
    expect(both.filter((one) => one === 'done')).toHaveLength(1);
    expect(await drop(people.operator, first)).toBe('supervision/first-is-owed');
    const { items } = (await read(publicActor, 'yearly-disclosures')).value;
    expect(items[0]).toMatchObject({ id: first, standing: 'issued' });
    expect((await read(publicActor, 'yearly-disclosure', { id: next })).ok).toBe(false);
    expect((await read(people.operator, 'yearly-disclosure', { id: next })).value.standing).toBe('dropped');
  });

  it('and corrects it as a new version that says why', async () => {
    const reportId = await reportOf('operator');
    const correct = { reportId, reason: '联系方式有误' };
    expect(await does(house.stranger, 'correct-yearly-report', correct)).toMatch(/forbidden|not-found/);
    const both = await Promise.all([
      does(people.operator, 'correct-yearly-report', correct),
      does(people.secondOperator, 'correct-yearly-report', correct),
    ]);
    expect(both.filter((one) => one === 'done')).toHaveLength(1);
    const next = await reportOf('operator', 3);
    expect(await does(people.operator, 'draft-yearly-report', { reportId: next })).toBe('done');
    expect(
      await does(people.operator, 'complete-disclosure', {
        reportId: next,
        ...own,
        contact: '0571-88881111',
      }),
    ).toBe('done');
    expect(await does(people.operator, 'submit-yearly-report', { reportId: next })).toBe('done');
    expect(
      await does(people.secondOperator, 'return-yearly-report', { reportId: next, opinion: '请核对地址' }),
    ).toBe('done');
    expect(await does(people.operator, 'submit-yearly-report', { reportId: next })).toBe('done');
    // The first stands until the second is issued.
    expect((await read(publicActor, 'yearly-disclosures')).value.items[0]).toMatchObject({
      id: reportId,
      version: 1,
    });
    expect(
      await does(people.secondOperator, 'approve-yearly-report', { reportId: next, opinion: '同意公布' }),
    ).toBe('done');
    expect((await read(publicActor, 'yearly-disclosures')).value.items[0]).toMatchObject({
      id: next,
      version: 3,
    });
    const { versions } = (await read(publicActor, 'yearly-disclosure', { id: reportId })).value;
    expect(
      versions.map(({ version, reason }: { version: number; reason: string | null }) => [version, reason]),
    ).toEqual([
      [3, '联系方式有误'],
      [1, null],
    ]);
    expect(await faults('supervision.yearly-reports')).toEqual([]);
  });
});

describe('the authorising body reports on the operator (R44)', () => {
  it('from the accounts, with cost by hand where there was no survey; filed to price and data authority', async () => {
    const reportId = await reportOf('operator-report');
    expect(await does(people.operator, 'draft-yearly-report', { reportId })).toMatch(/forbidden|not-found/);
    expect(await does(house.authoriser, 'draft-yearly-report', { reportId })).toBe('done');
    expect(await does(house.authoriser, 'submit-yearly-report', { reportId })).toBe(
      'supervision/report-incomplete',
    );
    const overall = '全年运行平稳，服务银行一家。';
    expect(
      await does(house.authoriser, 'complete-operator-report', {
        reportId,
        overall,
        costYuan: '3.00',
        costBasis: '运营机构单独核算账目',
      }),
    ).toBe('done');
    const { lines, missing } = (await read(house.authoriser, 'operator-report', { id: reportId })).value;
    expect(missing).toEqual([]);
    const said = (field: string) => lines.find((line: { field: string }) => line.field === field).value.zh;
    // 25 calls at 0.20 yuan.
    expect([said('revenue'), said('profit'), said('product-sales')]).toEqual([
      '5.00 元',
      '5.00 − 3.00 = 2.00 元',
      '25 次，5.00 元',
    ]);
    expect(said('deviation')).toContain('尚未核定');
    expect(await does(house.authoriser, 'submit-yearly-report', { reportId })).toBe('done');
    expect(await does(house.authoriser, 'approve-yearly-report', { reportId, opinion: '同意报送' })).toMatch(
      /forbidden|not-found/,
    );
    expect((await read(house.price, 'operator-reports')).value.items).toEqual([]);
    expect(
      await does(house.secondAuthoriser, 'approve-yearly-report', { reportId, opinion: '同意报送' }),
    ).toBe('done');
    expect((await read(house.price, 'operator-reports')).value.items).toMatchObject([
      { id: reportId, standing: 'issued' },
    ]);
    expect((await read(house.price, 'operator-report', { id: reportId })).value.documents).toHaveLength(1);
    for (const actor of [house.stranger, people.operator, people.buyer])
      expect((await read(actor, 'operator-report', { id: reportId })).problem?.code).toBe(
        'supervision/no-such-report',
      );
    // Not to be had where disclosures are.
    expect((await read(publicActor, 'yearly-disclosure', { id: reportId })).problem?.code).toBe(
      'supervision/no-such-report',
    );
    expect(await faults('supervision.yearly-reports')).toEqual([]);
  });
});

describe('who does not disclose in time', () => {
  it('is said not to have, publicly and in the log; and late when it does', async () => {
    const reportId = await reportOf('implementing-body');
    accounts.ground.db.clock.set('2027-03-31T23:59:00+08:00');
    await accounts.ground.tick();
    const standing = async () =>
      (await read(publicActor, 'yearly-disclosures')).value.items.find(
        ({ kind }: { kind: string }) => kind === 'implementing-body',
      ).standing;
    expect(await standing()).toBe('awaited');
    accounts.ground.db.clock.set('2027-04-01T00:01:00+08:00');
    await accounts.ground.tick();
    expect(await standing()).toBe('not-disclosed');
    expect(
      await accounts.rows(`SELECT subject FROM evidence.entry WHERE kind = 'supervision.not-disclosed'`),
    ).toEqual([{ subject: reportId }]);
    await accounts.ground.tick();
    expect(await does(people.drafter, 'draft-yearly-report', { reportId })).toBe('done');
    expect(
      await does(people.drafter, 'complete-disclosure', {
        reportId,
        ...own,
        ceilingNote: '试行期间，尚未制定上限收费标准。',
      }),
    ).toBe('done');
    expect(await does(people.drafter, 'submit-yearly-report', { reportId })).toBe('done');
    expect(await does(people.security, 'approve-yearly-report', { reportId, opinion: '同意公布' })).toBe(
      'done',
    );
    expect(await standing()).toBe('issued-late');
    expect(await faults('supervision.yearly-reports')).toEqual([]);
  });
});

describe('what is disclosed at any time', () => {
  it('has the lines of this year, of the same drawing', async () => {
    const { lines, from } = (await read(publicActor, 'disclosed-lines')).value;
    expect(from).toBe('2027-01-01');
    const fields = new Set(lines.map(({ field }: { field: string }) => field));
    for (const field of ['authorised-party', 'term', 'product-list', 'actual-fees', 'complaints'])
      expect(fields).toContain(field);
    expect((await read(publicActor, 'disclosed-lines-file')).value.body).toContain('authorised-party');
  });
});

describe('verify-all', () => {
  it.each([
    [
      'a number made larger',
      `UPDATE supervision.yearly_report SET lines = jsonb_set(lines, '{3,value,zh}', '"99 次"')`,
    ],
    ['a line left out', `UPDATE supervision.yearly_report SET lines = lines - 2`],
    ['another digest', `UPDATE supervision.yearly_report SET digest = repeat('0', 64)`],
    [
      'approved by who drafted it',
      `ALTER TABLE supervision.yearly_report DROP CONSTRAINT yearly_report_check1; UPDATE supervision.yearly_report SET decided_by = drafted_by`,
    ],
    ['a price changed in the log of prices', `UPDATE evidence.published_use SET calls = calls + 1`],
  ])('finds %s', async (_what, change) => {
    const stop = new Error('undo');
    let found: readonly unknown[] = [];
    const check = accounts.ground.modules
      .flatMap(({ checks = [] }) => [...checks])
      .find(({ name }) => name === 'supervision.yearly-reports')!;
    await accounts.ground.db.database
      .transaction(async (tx) => {
        await sql.raw(change).execute(tx.tables());
        found = (await check.run(tx)).faults;
        throw stop;
      })
      .catch((error: unknown) => {
        if (error !== stop) throw error;
      });
    expect(found.length).toBeGreaterThan(0);
  });
});
