import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor, Check, Read } from '#foundation';
import { type ConductHouse, conductHouse } from './house.ts';

/** Not yours and not there are answered alike. */
const denied = /^request\/(not-found|forbidden)$/;

let town: ConductHouse;
let source: Actor;
let other: Actor;

beforeAll(async () => {
  town = await conductHouse();
  source = await department('one');
  other = await department('two');
});
afterAll(() => town.close());

/** Somebody of a department that holds data. */
async function department(name: string): Promise<Actor> {
  const since = '2020-01-01T00:00:00Z';
  const organisation = `org_dept_${name}`;
  await town.rows('INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2)', [organisation, since]);
  await town.rows(
    `INSERT INTO identity.organisation_record (organisation_id, name, kind, starts_at) VALUES ($1, $1, 'government-department', $2)`,
    [organisation, since],
  );
  return town.hire(`dept_${name}`, organisation, 'source-department');
}
const does = async (who: Actor | 'authority', act: string, input: object) => {
  const result = await town.house.does(who, `supervision.${act}`, input);
  return result.ok ? result.value : result.problem.code;
};
const figure = (month: string, organisation: string, name: string, value: number) =>
  town.rows(
    `INSERT INTO supervision.figure VALUES ($1, $2, $3, '', $4)
     ON CONFLICT (name, month, organisation, part) DO UPDATE SET value = excluded.value`,
    [month, name, organisation, value],
  );
const taken = (month: string) =>
  town.rows(`INSERT INTO supervision.figures_taken VALUES ($1, $1::date + interval '20 days')`, [month]);
/** What the form of a first scheme starts with, as a person would send it. */
const scheme = (change = {}) => {
  const act = town.modules
    .flatMap(({ acts = [] }) => [...acts])
    .find(({ name }) => name === 'supervision.propose-evaluation-scheme')!;
  const defaults = Object.entries(act.input.properties as { [name: string]: { default?: unknown } }).flatMap(
    ([name, property]) => (property.default === undefined ? [] : [[name, property.default]]),
  );
  return { ...Object.fromEntries(defaults), effectiveOn: '2026-01-10', ...change };
};

it('a scheme is decided by another person, and only one that holds to its rule', async () => {
  expect(
    await does('authority', 'propose-evaluation-scheme', scheme({ effectiveOn: '2025-01-01' })),
  ).toContain('scheme-unsound');
  expect(await does(source, 'propose-evaluation-scheme', scheme())).toMatch(denied);
  const proposed = await does('authority', 'propose-evaluation-scheme', scheme());
  expect(await does('authority', 'propose-evaluation-scheme', scheme())).toContain('scheme-waiting');
  const input = { schemeId: proposed.schemeId, opinion: '同意发布' };
  const read = () => look(source, 'supervision.evaluation-schemes');
  expect((await read()).items).toEqual([]);
  expect(await does('authority', 'adopt-evaluation-scheme', input)).toBe('request/forbidden');
  expect(await does(town.second, 'adopt-evaluation-scheme', input)).toMatchObject({ state: 'adopted' });
  expect((await read()).items).toMatchObject([{ version: 1, state: 'adopted' }]);
});

it('an evaluation is computed from final figures, heard, answered and published by other persons', async () => {
  town.house.db.clock.set('2026-03-20T10:00:00+08:00');
  const quarter = { kind: 'department', year: 2026, period: 'q1' };
  for (const month of ['2026-02-01', '2026-03-01']) await taken(month);
  for (const [organisation, kept, missed] of [
    ['org_dept_one', 8, 2],
    ['org_dept_two', 10, 0],
  ] as const) {
    await figure('2026-02-01', organisation, 'clock.kept', kept);
    await figure('2026-03-01', organisation, 'clock.missed', missed);
    await figure('2026-03-01', organisation, 'supply.resources', 10);
    await figure('2026-03-01', organisation, 'supply.in-service', kept);
    await figure('2026-03-01', organisation, 'supply.clean', kept);
  }
  expect(await does('authority', 'draft-evaluation', quarter)).toContain('period-not-final');
  town.house.db.clock.set('2026-04-02T10:00:00+08:00');
  await taken('2026-04-01');
  expect(await does(source, 'draft-evaluation', quarter)).toMatch(denied);
  const [one, two] = await Promise.all([
    does('authority', 'draft-evaluation', quarter),
    does('authority', 'draft-evaluation', quarter),
  ]);
  expect([one, two].filter((answer) => typeof answer === 'string')).toEqual([
    expect.stringContaining('evaluated-already'),
  ]);
  const { evaluationId } = typeof one === 'string' ? two : one;

  const own = await look(source, 'supervision.evaluation', { id: evaluationId });
  expect(own.results.map(({ organisation }: { organisation: { id: string } }) => organisation.id)).toEqual([
    'org_dept_one',
  ]);
  const d5 = () =>
    own.results[0].scores.find(({ code }: { code: string }) => code === 'D5') as { hundredths: number };
  expect(d5()).toMatchObject({
    hundredths: 5000,
    substitution: expect.stringContaining('8 ÷ 10 × 100 − 60'),
  });
  // A stranger hears of a draft what is said of none.
  expect(await refused(town.stranger, evaluationId)).toContain('no-such-evaluation');
  expect(await refused(town.stranger, 'evl_none')).toContain('no-such-evaluation');

  const objection = { evaluationId, indicator: 'D5', statement: '逾期两件系外单位补正所致，不应计入。' };
  expect(await does(town.stranger, 'object-to-evaluation', objection)).toMatch(denied);
  expect(await does(source, 'object-to-evaluation', { ...objection, indicator: 'O1' })).toContain(
    'not-evaluated-by-it',
  );
  const { objectionId } = await does(source, 'object-to-evaluation', objection);
  expect(await does(source, 'object-to-evaluation', objection)).toContain('objected-already');
  const answer = { objectionId, answer: '经核属实，予以采纳。' };
  expect(await does('authority', 'uphold-evaluation-objection', answer)).toBe('request/forbidden');
  const publish = { evaluationId, opinion: '同意公布' };
  expect(await does(town.second, 'publish-evaluation', publish)).toContain('hearing-under-way');

  town.house.db.clock.set('2026-04-30T10:00:00+08:00');
  await town.tick();
  expect(await does(other, 'object-to-evaluation', { ...objection, indicator: 'D1' })).toContain(
    'hearing-over',
  );
  expect(await does(town.second, 'publish-evaluation', publish)).toContain('objections-open');
  expect(await does(town.second, 'uphold-evaluation-objection', answer)).toMatchObject({ state: 'upheld' });
  expect(await does('authority', 'publish-evaluation', publish)).toBe('request/forbidden');
  expect(
    await town.rows(
      `SELECT state FROM casework.task WHERE subject_id = $1 AND kind = 'supervision.evaluation'`,
      [evaluationId],
    ),
  ).toEqual([{ state: 'open' }]);
  expect(await does(town.second, 'publish-evaluation', publish)).toMatchObject({ state: 'published' });
  expect(await does(town.second, 'withdraw-evaluation', publish)).toContain('not-now');

  const all = await look(town.stranger, 'supervision.evaluation', { id: evaluationId });
  expect(all.results).toHaveLength(2);
  const excluded = all.results
    .find(({ organisation }: { organisation: { id: string } }) => organisation.id === 'org_dept_one')
    .scores.find(({ code }: { code: string }) => code === 'D5');
  expect(excluded).toMatchObject({ lacking: 'excluded', hundredths: null });
  expect(await town.faults('supervision.evaluations')).toEqual([]);
});

it('what was published is found changed, in the result, in the inputs and in the figures', async () => {
  const changes = [
    `UPDATE supervision.evaluation_result SET points = 10000 WHERE organisation = 'org_dept_one'`,
    `UPDATE supervision.evaluation_input SET value = value + 1 WHERE name = 'clock.kept' AND organisation = 'org_dept_two'`,
    `UPDATE supervision.figure SET value = value + 1 WHERE name = 'clock.kept' AND month = '2026-02-01'`,
    `UPDATE supervision.evaluation_scheme SET document = jsonb_set(document, '{leastWeight}', '1')`,
    `UPDATE supervision.evaluation_objection SET answered_by = (SELECT drafted_by FROM supervision.evaluation)`,
  ];
  const check = town.modules
    .flatMap(({ checks = [] }) => checks)
    .find(({ name }) => name === 'supervision.evaluations') as Check;
  for (const change of changes) {
    const stop = new Error('undo');
    let found = 0;
    await town.house.db.database
      .transaction(async (tx) => {
        const { sql } = await import('kysely');
        await sql.raw(change).execute(tx.tables());
        found = (await check.run(tx)).faults.length;
        throw stop;
      })
      .catch((error: unknown) => {
        if (error !== stop) throw error;
      });
    expect(found, change).toBeGreaterThan(0);
  }
});

it('an organisation merged after the period is evaluated with its successor, who sees and objects', async () => {
  await town.rows(
    `INSERT INTO identity.reorganisation (id, plan, document_number, document_date, reason, state, entered_by, entered_for, entered_at, decided_by, decided_at)
     VALUES ('rog_1', '{}', '编办〔2026〕1号', '2026-04-30', '合并', 'confirmed', 'one', 'x', '2026-04-30', 'two', '2026-05-01')`,
  );
  await town.rows(
    `INSERT INTO identity.succession (predecessor_id, successor_id, responsibility, effective_at, reorganisation_id)
     VALUES ('org_dept_one', 'org_dept_two', 'supervision', '2026-05-01T00:00:00Z', 'rog_1')`,
  );
  town.house.db.clock.set('2026-07-02T10:00:00+08:00');
  await taken('2026-06-01');
  await taken('2026-07-01');
  await figure('2026-04-01', 'org_dept_one', 'clock.kept', 3);
  await figure('2026-06-01', 'org_dept_two', 'clock.kept', 4);
  await figure('2026-06-01', 'org_dept_two', 'supply.resources', 10);
  await figure('2026-06-01', 'org_dept_two', 'supply.in-service', 9);
  const { evaluationId } = await does('authority', 'draft-evaluation', {
    kind: 'department',
    year: 2026,
    period: 'q2',
  });
  const seen = await look(other, 'supervision.evaluation', { id: evaluationId });
  const mine = seen.results.find(
    ({ organisation }: { organisation: { id: string } }) => organisation.id === 'org_dept_two',
  );
  expect(mine.scores.find(({ code }: { code: string }) => code === 'D5')).toMatchObject({
    numerator: 7,
    denominator: 7,
  });
  expect(seen.results).toHaveLength(1);
  expect(await refused(source, evaluationId)).toContain('no-such-evaluation');
});

const look = async (actor: Actor, name: string, input = {}) => (await town.read(actor, name, input)).value;

async function refused(actor: Actor, id: string): Promise<string> {
  const read = town.modules
    .flatMap(({ reads = [] }) => reads)
    .find(({ name }) => name === 'supervision.evaluation') as Read;
  const result = await town.house.read((tx) => read.run(actor, { id } as never, tx));
  return result.ok ? 'seen' : result.problem.code;
}
