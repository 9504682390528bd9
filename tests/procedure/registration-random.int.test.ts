import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Actor, chinaCalendar, dateAt } from '#foundation';
import { createTicker } from '#platform/casework';
import { type Ground, people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { materials, registrationGround } from './registration-ground.ts';

let ground: Ground;
beforeEach(async () => {
  ground = await registrationGround();
});
afterEach(() => ground?.close());

/** Numbers that look random and are the same each time for a seed. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const { source, secondSource, operator, secondOperator } = people;
const { acceptor, examiner, rechecker, coder, buyer, otherBuyer } = people;
const everybody: readonly Actor[] = [
  source,
  secondSource,
  operator,
  secondOperator,
  acceptor,
  examiner,
  rechecker,
  coder,
  buyer,
  otherBuyer,
];
const explanation = '随机办理所写的一段说明文字';
const evidence = { evidenceUploadId: 'upl_1' };
const summary = '居民及其补贴的基本情况。';

/** What people may try, and who mostly does. */
const tries: readonly (readonly [
  act: string,
  by: readonly Actor[],
  on: 'thing' | 'application' | 'coApplication' | 'registration' | 'objection' | 'revocation',
  input: object,
])[] = [
  [
    'draft-application',
    [source, secondSource],
    'thing',
    {
      kind: 'resource',
      thingId: 'res_residents',
      registrarId: organisations.registry,
      contentSummary: summary,
      materials,
    },
  ],
  ['review-application', [source, secondSource], 'application', {}],
  [
    'name-co-applicants',
    [source, secondSource],
    'application',
    {
      leadShare: '持有居民基础数据',
      coApplicants: [{ organisationId: organisations.operator, share: '加工核验服务' }],
    },
  ],
  ['name-co-applicants', [source], 'application', { coApplicants: [] }],
  ['confirm-joint-application', [operator, secondOperator], 'coApplication', {}],
  ['confirm-joint-application', [operator, secondOperator], 'coApplication', {}],
  ['refuse-joint-application', [operator, secondOperator], 'coApplication', { reason: '份额不同意' }],
  ['take-back-confirmation', [operator, secondOperator], 'coApplication', { reason: '份额再议' }],
  ['submit-application', [source, secondSource], 'application', {}],
  ['accept-application', [acceptor], 'application', {}],
  ['accept-application', [acceptor], 'application', {}],
  ['return-application', [acceptor], 'application', { defects: ['请补充说明'] }],
  ['decline-application', [acceptor], 'application', { reason: '不属于登记范围' }],
  ['pass-examination', [examiner, rechecker], 'application', { proven: true }],
  ['pass-examination', [examiner, rechecker], 'application', {}],
  ['fail-examination', [examiner, rechecker], 'application', { reason: '名称与内容不符' }],
  [
    'raise-objection',
    [buyer, otherBuyer],
    'application',
    { interest: '数据涉及本单位', reason: explanation, ...evidence },
  ],
  ['dismiss-objection', [examiner, rechecker], 'objection', { finding: '经核对原始记录' }],
  ['dismiss-objection', [examiner, rechecker], 'objection', { finding: '经核对原始记录' }],
  ['decline-objection', [examiner, rechecker], 'objection', { finding: '不是利害关系人' }],
  ['uphold-objection', [examiner, rechecker], 'objection', { finding: '经核对原始记录' }],
  ['assign-code', [coder], 'application', {}],
  ['assign-code', [coder], 'application', {}],
  ['record-result', [coder], 'application', {}],
  ['withdraw-application', [source], 'application', { reason: '材料另行准备' }],
  [
    'draft-change',
    [source, secondSource],
    'registration',
    { changes: ['resource'], explanation, contentSummary: summary, materials },
  ],
  ['draft-renewal', [source, secondSource], 'registration', { years: 1, explanation }],
  ['draft-cancellation', [source, secondSource], 'registration', { ground: 'given-up', explanation }],
  [
    'request-correction',
    [buyer, source],
    'registration',
    { wrong: explanation, dataName: '常住居民', ...evidence },
  ],
  ['answer-correction', [source, secondSource], 'application', { consents: true, answer: '同意更正名称' }],
  [
    'propose-revocation',
    [acceptor, examiner, rechecker],
    'registration',
    { ground: 'misuse', reason: explanation },
  ],
  ['confirm-revocation', [examiner, rechecker], 'revocation', { opinion: '经复核属实' }],
  ['drop-revocation', [examiner, rechecker], 'revocation', { opinion: '经复核不实' }],
];
const ids = {
  application: 'applicationId',
  coApplication: 'coApplicationId',
  registration: 'registrationId',
  objection: 'objectionId',
  revocation: 'revocationId',
} as const;
/** The things one may point at: mostly what is under way, now and then what is over. In the order they came, so that a seed tells the same each time. */
const pointing = {
  application: `SELECT id FROM registration.application WHERE state NOT IN ('withdrawn', 'terminated', 'not-accepted', 'examination-failed', 'recorded', 'lapsed', 'cancelled', 'revoked') ORDER BY created_at`,
  coApplication: `SELECT co_applicant.id FROM registration.co_applicant JOIN registration.application ON application.id = application_id WHERE co_applicant.state <> 'void' ORDER BY submitted_at IS NULL DESC, asked_at DESC, place LIMIT 2`,
  registration: `SELECT id FROM registration.application WHERE type = 'first' ORDER BY (state = 'registered') DESC, created_at DESC LIMIT 2`,
  objection: `SELECT id FROM registration.objection ORDER BY (state = 'rechecking') DESC, raised_at LIMIT 3`,
  revocation: `SELECT id FROM registration.revocation ORDER BY (state = 'proposed') DESC, proposed_at LIMIT 2`,
} as const;

/** A ticker of a program that has just been started: it knows nothing but the database. */
const restarted = () =>
  createTicker({
    database: ground.db.database,
    clock: ground.db.clock,
    handlers: new Map(ground.modules.flatMap(({ clocks = {} }) => Object.entries(clocks))),
    onError: (_clock, error) => {
      throw error;
    },
  });

// biome-ignore lint/suspicious/noExplicitAny: rows as the database has them.
const query = async (sql: string): Promise<any[]> => (await ground.db.pool.query(sql)).rows;

async function broken(): Promise<string[]> {
  const none = await Promise.all([
    query(`SELECT 'code without a notice that ran out: ' || id AS fault FROM registration.application WHERE query_code IS NOT NULL
      AND (notice_until IS NULL OR registered_at < notice_until OR NOT EXISTS (SELECT 1 FROM casework.clock
        WHERE kind = 'registration.public-notice' AND subject_id = application.id AND state = 'fired'))`),
    query(`SELECT 'code over an objection: ' || application_id AS fault FROM registration.objection JOIN registration.application ON application.id = application_id
      WHERE query_code IS NOT NULL AND (objection.state IN ('rechecking', 'upheld') OR decided_at > registered_at)`),
    query(
      `SELECT 'a code that followed: ' || id AS fault FROM registration.application WHERE type <> 'first' AND query_code IS NOT NULL`,
    ),
    query(`SELECT 'one did two steps: ' || id AS fault FROM registration.application
      WHERE (type <> 'correction' AND reviewed_by = drafted_by) OR accepted_by = examined_by OR (submitted_at IS NOT NULL AND type <> 'correction' AND reviewed_by IS NULL)`),
    query(`SELECT 'one rechecked what they did: ' || objection.id AS fault FROM registration.objection JOIN registration.application ON application.id = application_id
      WHERE decided_by IN (examined_by, objector)`),
    query(
      `SELECT 'one revoked alone: ' || id AS fault FROM registration.revocation WHERE decided_by = proposed_by`,
    ),
    query(`SELECT 'a notice without its clock: ' || id AS fault FROM registration.application WHERE state IN ('public-notice', 'objected') AND (SELECT count(*) FROM casework.clock
      WHERE kind = 'registration.public-notice' AND subject_id = application.id AND state = CASE application.state WHEN 'objected' THEN 'paused' ELSE 'running' END) <> 1`),
    query(`SELECT 'a notice that is over and has a clock: ' || id AS fault FROM registration.application WHERE state NOT IN ('public-notice', 'objected') AND EXISTS (SELECT 1 FROM casework.clock
      WHERE kind = 'registration.public-notice' AND subject_id = application.id AND state IN ('running', 'paused'))`),
    query(`SELECT 'registered without an end: ' || id AS fault FROM registration.application WHERE type = 'first' AND (state = 'registered') <> EXISTS (SELECT 1 FROM casework.clock
      WHERE kind = 'registration.lapse' AND subject_id = application.id AND state = 'running')`),
    query(`SELECT 'a task without its clock: ' || kind || ' ' || id AS fault FROM casework.task WHERE state = 'open'
      AND kind IN ('registration.acceptance', 'registration.examination', 'registration.recheck', 'registration.renewal')
      AND NOT EXISTS (SELECT 1 FROM casework.clock WHERE task_id = task.id AND ended_at IS NULL)`),
    query(`SELECT 'filed before all had confirmed: ' || application.id AS fault FROM registration.application JOIN registration.co_applicant ON application_id = application.id
      WHERE application.state NOT IN ('draft', 'business-reviewed', 'returned', 'withdrawn', 'terminated') AND co_applicant.state <> 'void'
      AND (co_applicant.state <> 'confirmed' OR answered_at > submitted_at OR answered_by IN (drafted_by, reviewed_by))`),
    query(`SELECT 'nobody is asked to confirm: ' || co_applicant.id AS fault FROM registration.application JOIN registration.co_applicant ON application_id = application.id
      WHERE application.state IN ('draft', 'business-reviewed', 'returned') AND co_applicant.state IN ('asked', 'withdrawn')
      AND NOT EXISTS (SELECT 1 FROM casework.task WHERE subject_id = co_applicant.id AND task.state = 'open')`),
    query(`SELECT 'asked for what is over: ' || task.id AS fault FROM casework.task JOIN registration.co_applicant ON co_applicant.id = subject_id JOIN registration.application ON application.id = application_id
      WHERE task.state = 'open' AND (co_applicant.state = 'void' OR application.state NOT IN ('draft', 'business-reviewed', 'returned'))`),
    query(`SELECT 'nobody has it on the desk: ' || id || ' ' || state AS fault FROM registration.application WHERE state IN
      ('draft', 'business-reviewed', 'submitted', 'returned', 'accepted', 'notice-ended', 'to-record') AND NOT EXISTS (SELECT 1 FROM casework.task WHERE subject_id = application.id AND state = 'open')`),
  ]);
  return none.flat().map(({ fault }) => fault);
}

/** What is on a desk or may be objected to now; everything when nothing is. */
async function onDesks(): Promise<typeof tries> {
  const open = await query(
    `SELECT DISTINCT unnest(acts) AS act FROM casework.task WHERE state = 'open' UNION
     SELECT 'registration.raise-objection' FROM registration.application WHERE state = 'public-notice' UNION
     SELECT 'registration.name-co-applicants' FROM registration.application LEFT JOIN registration.co_applicant ON application_id = application.id AND co_applicant.state <> 'void'
       WHERE (co_applicant.state = 'refused' AND application.state IN ('draft', 'business-reviewed', 'returned')) OR (co_applicant.id IS NULL AND application.state = 'draft') ORDER BY act`,
  );
  const names = new Set(open.map(({ act }) => act.slice('registration.'.length)));
  const due = tries.filter(([act]) => names.has(act));
  return due.length > 0 ? due : tries;
}

/** Whole working days in which what got a code was on notice and no objection was open, counted day by day. */
async function wholeDays(id: string): Promise<number> {
  const [{ notice_from, registered_at }] = await query(
    `SELECT notice_from::text, registered_at::text FROM registration.application WHERE id = '${id}'`,
  );
  const stood = await query(
    `SELECT raised_at::text, decided_at::text FROM registration.objection WHERE application_id = '${id}'`,
  );
  const on = (stamp: string) => dateAt(Temporal.Instant.from(stamp.replace(' ', 'T')));
  let count = 0;
  for (
    let day = on(notice_from).add({ days: 1 });
    Temporal.PlainDate.compare(day, on(registered_at)) < 0;
    day = day.add({ days: 1 })
  ) {
    const still = stood.some(
      ({ raised_at, decided_at }) =>
        Temporal.PlainDate.compare(on(raised_at), day) <= 0 &&
        Temporal.PlainDate.compare(day, on(decided_at)) <= 0,
    );
    if (!still && chinaCalendar.isWorkingDay(day)) count++;
  }
  return count;
}

it.each([
  [1, 220],
  [7, 280],
])(
  'R9 R10 R11 R13 over random acts (seed %i, at least %i of them) no code comes without its notice, no two steps are one person’s, no clock is lost',
  async (seed, acts) => {
    const roll = dice(seed);
    const done = new Map<string, number>();
    const codes = () => query(`SELECT id FROM registration.application WHERE query_code IS NOT NULL`);
    // So that the test cannot pass by never getting anywhere.
    const gotSomewhere = async () =>
      done.size > 12 &&
      done.has('raise-objection') &&
      done.has('confirm-joint-application') &&
      (await codes()).length > 0;
    let round = 0;
    for (; round < acts || !(await gotSomewhere()); round++) {
      expect(round, `nothing came of it but ${[...done.keys()]}`).toBeLessThan(4 * acts);
      // Mostly what lies on somebody's desk, so that matters get somewhere; otherwise anything.
      const due = roll(10) < 7 ? await onDesks() : tries;
      const [act, by, on, input] = due[roll(due.length)]!;
      const target = on === 'thing' ? [] : await query(pointing[on]);
      if (on !== 'thing' && target.length === 0) continue;
      const id = on === 'thing' ? {} : { [ids[on]]: target[roll(target.length)].id };
      // Now and then somebody tries whose turn it is not.
      const actor = roll(8) === 0 ? everybody[roll(everybody.length)]! : by[roll(by.length)]!;
      const result = await ground.act(actor, `registration.${act}`, { ...input, ...id });
      if (result.ok) done.set(act, (done.get(act) ?? 0) + 1);
      if (roll(3) === 0) ground.db.clock.advance({ hours: [1, 30, 100, 24 * 12, 24 * 17][roll(5)]! });
      if (roll(60) === 0) ground.db.clock.advance({ hours: 24 * 1060 });
      if (roll(2) === 0) await restarted().tick();
      else if (roll(4) === 0) await ground.tick();
      await restarted().tick();
      expect(await broken(), `after ${act} in round ${round}`).toEqual([]);
    }
    for (const { id } of await codes()) expect(await wholeDays(id), id).toBeGreaterThanOrEqual(10);
  },
  300_000,
);
