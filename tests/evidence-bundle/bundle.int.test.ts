import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { canonicalJson, verifyBundle, verifyReceipt } from '#verifier';
import { people } from '../verification/ground.ts';
import { organisations, residents } from '../verification/town.ts';
import { type Audited, parsed, period, prepareAudited } from './audited.ts';

const person = (organisation: string, role: string): Actor =>
  ({ ...people.operator, organisationId: organisation, roles: [role] }) as Actor;
const auditor = person(organisations.registry, 'auditor');

let audited: Audited;
let ground: Audited['ground'];
let trustedKeys: readonly string[];
let fetch: Audited['fetch'];

/** Twelve calls on Monday the 5th, a suspension on the 6th, three calls after it on the 7th; fetched on the 8th. */
beforeAll(async () => {
  audited = await prepareAudited();
  ({ ground, fetch } = audited);
  trustedKeys = [audited.vkey];
  const { agreementId } = audited;
  await audited.calls(12);
  ground.db.clock.set('2026-01-06T09:00:00+08:00');
  await audited.settle();
  const reason = '核查调用记录';
  expectOk(await ground.act(people.security, 'authorisation.suspend-agreement', { agreementId, reason }));
  expectOk(await ground.act(people.security, 'authorisation.resume-agreement', { agreementId, reason }));
  ground.db.clock.set('2026-01-07T10:00:00+08:00');
  await audited.calls(3);
  ground.db.clock.set('2026-01-08T09:00:00+08:00');
  await audited.settle();
}, 120_000);
afterAll(() => ground?.close());

describe('the bundle of an agreement', () => {
  it('holds document, facts and every call, and verifies', async () => {
    const file = await fetch(auditor);
    const verdict = verifyBundle(file, { trustedKeys });
    expect(verdict.findings).toEqual([]);
    expect(verdict).toMatchObject({ valid: true, trusted: true });
    // The 5th and the empty 6th exactly, the 7th within what was too small to be published.
    expect(verdict.checks.find(({ name }) => name === 'totals')?.message.en).toContain(
      'exactly on 2 days, within merged figures on 1',
    );
    const bundle = parsed(file);
    expect(bundle.runs).toHaveLength(15);
    expect(bundle.scope).toMatchObject({ agreement: audited.agreementId, waiting: 0 });
    expect(bundle.facts.map(({ leaf }) => leaf.kind)).toEqual([
      'authorisation.in-force',
      'evidence.daily-use',
      'authorisation.suspended',
      'authorisation.resumed',
      'evidence.daily-use',
    ]);
  });

  it('tells nothing about persons or rows', async () => {
    const file = await fetch(auditor);
    for (const [, number, name] of residents) {
      expect(file).not.toContain(number);
      expect(file).not.toContain(name);
    }
  });

  it('can be cut into receipts', async () => {
    const { log, checkpoint, runs } = parsed(await fetch(auditor));
    for (const run of runs)
      expect(
        verifyReceipt({ format: 'gongshu-receipt/1', log, checkpoint, ...run }, { trustedKeys }),
      ).toMatchObject({
        valid: true,
        trusted: true,
      });
  });

  it('of part of a day holds the calls of that part', async () => {
    const file = await fetch(auditor, {
      from: '2026-01-07T00:00:00+08:00',
      until: '2026-01-07T12:00:00+08:00',
    });
    expect(parsed(file).runs).toHaveLength(3);
    expect(verifyBundle(file, { trustedKeys })).toMatchObject({ valid: true });
  });

  it('shows that the log extends a checkpoint from earlier', async () => {
    const size = Number(parsed(await fetch(auditor)).checkpoint.split('\n')[1]);
    const file = await fetch(auditor, { since: `4,${size}` });
    expect(parsed(file).consistency.map((one) => one.size)).toEqual([4, size]);
    expect(verifyBundle(file, { trustedKeys, since: parsed(file).checkpoint })).toMatchObject({
      valid: true,
    });
    expect(await fetch(auditor, { since: String(size + 1) })).toBe('supervision/beyond-the-log');
  });

  it('from which a call was taken does not fit the published totals, though a log that lies sealed it', async () => {
    const { runs, ...rest } = parsed(await fetch(auditor));
    const verdict = verifyBundle(canonicalJson({ ...rest, runs: runs.slice(1) } as never), { trustedKeys });
    expect(verdict.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['seal', 'totals']);
  });
});

describe('who gets it', () => {
  const operator = person(organisations.operator, 'operator');
  const implementing = person(organisations.bureau, 'implementing-body');
  const authorising = person(organisations.authority, 'authorising-body');

  it('is those who oversee, with every field', async () => {
    for (const role of ['auditor', 'audit-admin', 'data-authority']) {
      const { runs } = parsed(await fetch(person(organisations.affiliate, role)));
      for (const { leaf, disclosed } of runs)
        expect(Object.keys(disclosed).sort()).toEqual(Object.keys(leaf.commitments).sort());
    }
  });

  it('is the parties, who see less of what others asked; it verifies all the same', async () => {
    for (const [actor, hidden] of [
      [operator, ['consent', 'entry', 'question', 'result']],
      [implementing, ['consent', 'entry', 'organisation', 'question', 'result']],
      [authorising, ['consent', 'entry', 'organisation', 'question', 'result']],
    ] as const) {
      const file = await fetch(actor);
      expect(verifyBundle(file, { trustedKeys })).toMatchObject({ valid: true });
      for (const { leaf, disclosed } of parsed(file).runs)
        expect(
          Object.keys(leaf.commitments)
            .filter((field) => !(field in disclosed))
            .sort(),
        ).toEqual(hidden);
      // Who holds the id of an entry may fetch its receipt.
      const { rows } = await ground.db.pool.query('SELECT entry_id FROM query.call');
      for (const { entry_id } of rows) expect(file).not.toContain(entry_id);
      expect(file.includes(`"value":"${organisations.bank}"`)).toBe(actor === operator);
    }
  });

  it('is nobody else: to them the agreement is not there', async () => {
    const others: readonly Actor[] = [
      person(organisations.bank, 'buyer'),
      person(organisations.affiliate, 'operator'),
      person(organisations.affiliate, 'implementing-body'),
      // In the right organisation, but in another post; and a machine of the operator.
      person(organisations.operator, 'developer'),
      { ...operator, kind: 'client', clientId: 'cli_1' } as unknown as Actor,
    ];
    for (const actor of others) expect(await fetch(actor)).toBe('supervision/no-such-agreement');
    expect(await fetch(auditor, { id: 'agr_none' })).toBe('supervision/no-such-agreement');
    await ground.db.pool.query('UPDATE authorisation.agreement SET active_at = NULL');
    expect(await fetch(auditor)).toBe('supervision/no-such-agreement');
    await ground.db.pool.query("UPDATE authorisation.agreement SET active_at = '2026-01-05T02:00:00Z'");
  });
});

describe('what is refused', () => {
  it('an empty period, and one that is not over by a quarter of an hour', async () => {
    expect(await fetch(auditor, { from: period.until })).toBe('supervision/empty-period');
    expect(await fetch(auditor, { until: '2026-01-08T08:46:00+08:00' })).toBe(
      'supervision/period-not-settled',
    );
    expect(await fetch(auditor, { until: '2026-01-08T08:45:00+08:00' })).toContain('"format"');
  });

  it('a public fact that the log has not taken; a call that it has not is counted as waiting', async () => {
    const { agreementId } = audited;
    await audited.calls(1);
    ground.db.clock.set('2026-01-08T10:00:00+08:00');
    const until = '2026-01-08T09:30:00+08:00';
    expect(parsed(await fetch(auditor, { until })).scope.waiting).toBe(1);
    const reason = '再次核查调用记录';
    expectOk(await ground.act(people.security, 'authorisation.suspend-agreement', { agreementId, reason }));
    expect(await fetch(auditor, { until })).toBe('supervision/evidence-not-ready');
    await audited.settle();
    expect(parsed(await fetch(auditor, { until })).scope.waiting).toBe(0);
  });

  it('a third one while two are being made', async () => {
    const held = audited.hold(2);
    const two = [fetch(auditor), fetch(auditor)];
    await held.waiting;
    expect(await fetch(auditor)).toBe('supervision/evidence-busy');
    held.open();
    for (const file of await Promise.all(two)) expect(verifyBundle(file, { trustedKeys }).valid).toBe(true);
    expect(await fetch(auditor)).toContain('"format"');
  });

  it('a second one of a party, which takes no turn from who oversees it', async () => {
    const operator = person(organisations.operator, 'operator');
    const held = audited.hold(2);
    const parties = [fetch(operator), fetch(operator)];
    const overseeing = fetch(auditor);
    await held.waiting;
    // Which of the two came first is the machine's affair; while the others are held only the refused one has an answer.
    const busy = 'supervision/evidence-busy';
    expect(await Promise.race(parties)).toBe(busy);
    held.open();
    const files = (await Promise.all([...parties, overseeing])).filter((file) => file !== busy);
    expect(files.length).toBe(2);
    for (const file of files) expect(verifyBundle(file, { trustedKeys }).valid).toBe(true);
  });

  it('more calls than a bundle holds', async () => {
    await ground.db.pool.query(
      `INSERT INTO query.call
       SELECT many.* FROM (SELECT * FROM query.call LIMIT 1) AS call, generate_series(1, 5001) AS n,
         jsonb_populate_record(NULL::query.call, to_jsonb(call) || jsonb_build_object('id', 'cal_many_' || n, 'released_at', '2026-01-06T01:00:00Z')) AS many`,
    );
    expect(await fetch(auditor)).toBe('supervision/too-many-calls');
    expect(await fetch(auditor, { from: '2026-01-07T00:00:00+08:00' })).toContain('"format"');
  });
});
