import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { tasksOf } from '#platform/casework';
import type { LinkageKeeper } from '#platform/privacy';
import type { TestDatabase } from '#testkit';
import { compareWithReleased } from '../../platform/privacy/actions/linkage/compare.ts';
import { createLinkageKeeper } from '../../platform/privacy/actions/linkage/keeper.ts';
import { recordCheck } from '../../platform/privacy/actions/linkage/record.ts';
import { settleLinkage } from '../../platform/privacy/actions/linkage/settle-linkage.ts';
import { linkageAlertSubscriptions } from '../../platform/privacy/linkage/alert.ts';
import type { LinkageEngine } from '../../platform/privacy/linkage/engine.ts';
import { linkageOverviewRead, linkageRead } from '../../platform/privacy/reads/linkage.ts';
import { askForOverdueChecks } from '../../platform/privacy/store/linkage-jobs.ts';
import type { LinkageLab, TextTable } from './lab.ts';
import { apart, club, districts, weather } from './tables.ts';
import { type LinkageWorld, linkageWorld, told } from './world.ts';

let world: LinkageWorld;
let db: TestDatabase;
let lab: LinkageLab;
let keeper: LinkageKeeper;
let [health, sport, authority] = ['', '', ''];
let faults: unknown[];
beforeAll(async () => {
  world = await linkageWorld();
  ({ db, lab, keeper, faults } = world);
  ({ health, sport, authority } = world.organisations);
}, 120_000);
afterAll(() => world.close());
beforeEach(() => world.empty());

const release = (...given: Parameters<LinkageWorld['release']>) => world.release(...given);
const linkage = (id: string) => world.linkage(id);
const entersService = (id: string) => world.entersService(id);
const alerts = async () =>
  (await db.pool.query('SELECT * FROM privacy.linkage_alert ORDER BY revision_id')).rows;

describe('two tables that are harmless alone', () => {
  it('single persons out together: the year of one is found in the dates of the other', async () => {
    const club1 = await release('club', club, { owner: sport });
    await release('weather', weather);
    const checked = await release('diagnoses', apart, { state: 'checked' });
    const compared = await compareWithReleased(lab.engine, db.database, checked);
    await db.database.transaction((tx) => recordCheck(tx, compared!, { cause: 'asked', by: 'per_1' }));

    const found = await linkage(checked);
    expect(found).toMatchObject({ checkedAgainst: 2, undecided: [], notDecided: null, severity: 'high' });
    expect(found!.findings).toHaveLength(1);
    const [finding] = found!.findings;
    expect(finding).toMatchObject({
      otherRevisionId: club1,
      linkedRows: 60,
      namedRows: 60,
      severity: 'high',
    });
    expect(finding!.sharedColumns.map(({ own, other, otherView }) => [own, other, otherView])).toEqual(
      expect.arrayContaining([
        ['区县', '所在区', 'value'],
        ['出生年份', '出生日期', 'year'],
      ]),
    );
    // Not opened yet, it changes nothing for what is out.
    expect(await linkage(club1)).toBeNull();
    expect(await alerts()).toEqual([]);
  });

  it('make small groups through a number that both carry, and the columns that do it are named', async () => {
    const people = Array.from({ length: 100 }, (_, at) => at);
    const base: TextTable = {
      columns: ['编号', '区县'],
      rows: people.map((at) => [`N${1000 + at}`, districts[at % 2]!]),
    };
    const more: TextTable = {
      columns: ['编号', '年龄', '学历', '备注'],
      rows: people.map((at) => [
        `N${1000 + at}`,
        String(20 + (at % 40)),
        at % 3 === 0 ? '本科' : '其他',
        'x',
      ]),
    };
    const one = await release('base', base);
    const two = await release('more', more);
    await entersService(one);
    await entersService(two);
    await keeper.drain();
    expect(faults).toEqual([]);
    const [finding] = (await linkage(one))!.findings;
    expect(finding).toMatchObject({
      otherRevisionId: two,
      kBefore: 50,
      kAfter: 1,
      uniquesBefore: 0,
      linkedRows: 100,
      namedRows: 0,
      severity: 'high',
    });
    expect(finding!.newSmallGroups).toBeGreaterThan(20);
    expect(finding!.causedBy[0]?.column).toBe('年龄');
  });

  it('say nothing where a resource is not open, is the same one, or shares nothing', async () => {
    await release('club', club, { mode: 'reviewed' });
    await release('diagnoses-1', apart, { resource: 'diagnoses' });
    const second = await release('diagnoses-2', apart, { resource: 'diagnoses', state: 'checked' });
    const compared = await compareWithReleased(lab.engine, db.database, second);
    expect(compared!.pairs).toEqual([]);
  });
});

describe('something new enters service', () => {
  it('scores what is out again, raises one alert, and gives it to the department and the data authority', async () => {
    const out = await release('diagnoses', apart);
    await entersService(out);
    await keeper.drain();
    expect(await linkage(out)).toMatchObject({ checkedAgainst: 0, severity: 'none', findings: [] });
    const added = await release('club', club, { owner: sport });
    await entersService(added);
    await keeper.drain();
    expect(faults).toEqual([]);
    const after = await linkage(out);
    expect(after).toMatchObject({ checkedAgainst: 1, severity: 'high' });
    expect(after!.findings[0]).toMatchObject({ otherRevisionId: added, namedRows: 60 });
    const raised = await alerts();
    expect(
      raised.map(({ revision_id, cause_revision_id, state }) => [revision_id, cause_revision_id, state]),
    ).toEqual(expect.arrayContaining([[out, added, 'open']]));
    // The same again, as after a crash before the end of the job, changes and repeats nothing.
    const before = JSON.stringify(after!.findings);
    await entersService(added);
    await keeper.drain();
    expect(JSON.stringify((await linkage(out))!.findings)).toBe(before);
    expect(await alerts()).toHaveLength(raised.length);
    const { rows } = await db.pool.query(
      `SELECT revision_id, other_revision_id FROM privacy.linkage WHERE state = 'current'`,
    );
    expect(rows).toHaveLength(2);
  });

  it('is begun again after a crash in the middle, and nothing is half there', async () => {
    const out = await release('diagnoses', apart);
    await entersService(out);
    await keeper.drain();
    const added = await release('club', club, { owner: sport });
    await entersService(added);
    let dies = true;
    const breaking: LinkageEngine = {
      keyId: lab.engine.keyId,
      sketch: lab.engine.sketch,
      begin: async (own) => {
        if (dies) throw new Error('killed');
        return lab.engine.begin(own);
      },
    };
    const mortal = createLinkageKeeper(breaking, db.database, {
      onError: (_id, error) => faults.push(error),
    });
    expect(await mortal.drain()).toBe(1);
    expect(faults).toHaveLength(1);
    expect(await linkage(added)).toBeNull();
    expect((await db.pool.query('SELECT attempts FROM privacy.linkage_job')).rows).toEqual([{ attempts: 1 }]);
    dies = false;
    db.clock.advance('PT5M');
    expect(await mortal.drain()).toBe(1);
    expect((await linkage(added))!.findings[0]?.otherRevisionId).toBe(out);
    expect((await db.pool.query('SELECT 1 FROM privacy.linkage_job')).rows).toEqual([]);
  });

  it('supersedes what was found with the revision before it, and the history of the risk keeps both', async () => {
    const out = await release('diagnoses', apart);
    const first = await release('club-1', club, { resource: 'club', owner: sport });
    await db.database.transaction(askForOverdueChecks);
    await keeper.drain();
    expect((await linkage(out))!.severity).toBe('high');
    db.clock.advance('PT1H');
    await db.pool.query(`UPDATE catalog.revision SET state = 'superseded' WHERE id = $1`, [first]);
    const nameless: TextTable = { columns: ['所在区'], rows: club.rows.map((row) => [row[1]!]) };
    const second = await release('club-2', nameless, { resource: 'club', owner: sport });
    await entersService(second);
    await keeper.drain();
    expect(await linkage(out)).toMatchObject({ severity: 'none', findings: [] });
    const overseer = {
      kind: 'person',
      personId: 'per_d',
      postId: 'pst_d',
      organisationId: authority,
      roles: ['data-authority'],
    } as unknown as Actor;
    const overview = await db.database.transaction((tx) => linkageOverviewRead.run(overseer, {}, tx), {
      mode: 'snapshot',
    });
    if (!overview.ok) throw new Error(overview.problem.code);
    const line = overview.value.items.find(({ revisionId }) => revisionId === out)!;
    expect(line.trend.map(({ severity }) => severity)).toEqual(['high', 'none']);
  });
});

describe('what could not be decided', () => {
  it('is said, of the table itself and of each pair', async () => {
    const out = await release('club', club, { owner: sport });
    const checked = await release('diagnoses', apart, { state: 'checked' });
    const refusing = (reason: 'too-large' | 'took-too-long'): LinkageEngine => ({
      keyId: 'another',
      sketch: async (sha, columns) => (sha === out ? { ok: false, reason } : lab.engine.sketch(sha, columns)),
      begin: lab.engine.begin,
    });
    const pair = await compareWithReleased(refusing('too-large'), db.database, checked);
    expect(pair!.pairs).toEqual([{ otherRevisionId: out, outcome: 'undecided', reason: 'too-large' }]);
    await db.database.transaction((tx) => recordCheck(tx, pair!, { cause: 'asked', by: 'per_1' }));
    expect(await linkage(checked)).toMatchObject({
      checkedAgainst: 0,
      undecided: [{ otherRevisionId: out, reason: 'too-large' }],
    });
    const own = await compareWithReleased(refusing('took-too-long'), db.database, out);
    expect(own).toMatchObject({ undecided: 'took-too-long', pairs: [] });
  });
});

describe('who sees it, and who settles an alert', () => {
  const person = (organisationId: string, roles: string[]) =>
    ({
      kind: 'person',
      personId: `per_${organisationId}`,
      postId: 'pst_1',
      organisationId,
      roles,
    }) as unknown as Actor;

  it('is shown to the department and to those who oversee, and to nobody else', async () => {
    const out = await release('diagnoses', apart);
    await release('club', club, { owner: sport });
    await db.database.transaction(askForOverdueChecks);
    await keeper.drain();
    const read = (actor: Actor) =>
      db.database.transaction((tx) => linkageRead.run(actor, { id: out }, tx), { mode: 'snapshot' });
    const seen = await read(person(health, ['source-department']));
    if (!seen.ok) throw new Error(seen.problem.code);
    expect(seen.value.check?.findings[0]?.remedies.map(({ column }) => column)).toContain('区县');
    // Names of columns and counts, never a value: neither names, nor districts, nor dates.
    for (const value of ['会员1', '朝阳区', '1980', '诊断3'])
      expect(JSON.stringify(seen.value)).not.toContain(value);
    expect((await read(person(authority, ['data-authority']))).ok).toBe(true);
    expect((await read(person(sport, ['source-department']))).ok).toBe(false);
  });

  it('becomes a task, and the settlement with its reason is entered as evidence', async () => {
    const out = await release('diagnoses', apart);
    await release('club', club, { owner: sport });
    await db.database.transaction(askForOverdueChecks);
    await keeper.drain();
    const raised = (await alerts()).find(({ revision_id }) => revision_id === out);
    await db.database.transaction((tx) =>
      linkageAlertSubscriptions['privacy.linkage-risen'](tx, told(db, 'privacy.linkage-risen', raised.id)),
    );
    const tasks = () =>
      db.database.transaction((tx) => tasksOf(tx, { kind: 'linkage-alert', id: raised.id }));
    expect((await tasks()).map(({ organisationId, state }) => [organisationId, state])).toEqual(
      expect.arrayContaining([
        [health, 'open'],
        [authority, 'open'],
      ]),
    );
    // Delivered again, it opens none anew.
    await db.database.transaction((tx) =>
      linkageAlertSubscriptions['privacy.linkage-risen'](tx, told(db, 'privacy.linkage-risen', raised.id)),
    );
    expect(await tasks()).toHaveLength(2);
    const settled = await db.database.transaction((tx) =>
      settleLinkage.run(
        person(health, ['source-department']),
        { alarmId: raised.id, outcome: 'acted-on', finding: '已将出生年份改为五年区间' },
        tx,
      ),
    );
    expect(settled).toMatchObject({ ok: true, value: { state: 'acted-on' } });
    expect((await alerts()).find(({ id }) => id === raised.id)).toMatchObject({
      state: 'acted-on',
      settled_by: `per_${health}`,
    });
    expect((await tasks()).map(({ state }) => state)).toEqual(['done', 'done']);
    const { rows } = await db.pool.query(
      `SELECT count(*)::int AS n FROM evidence.entry WHERE kind = 'privacy.linkage-settled'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});
