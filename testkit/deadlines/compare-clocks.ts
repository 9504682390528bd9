import type pg from 'pg';
import type { ExpectedClock, Look } from './clock-book.ts';
import { dayOf, type Milliseconds, read, written } from './days.ts';
import { deliveriesAfter, servedOf } from './diary.ts';
import { type Filing, firstFiling, type History, recount } from './recount.ts';

export interface Compared {
  readonly registrations: number;
  readonly clocks: number;
  /** How many of each kind, by what became of them. */
  readonly met: ReadonlyMap<string, number>;
  readonly provisional: number;
  /** What is not as it must be, a sentence each; of many the first hundred. */
  readonly faults: readonly string[];
  readonly wrong: number;
}

interface ClockRow {
  readonly id: string;
  readonly subject: string;
  readonly kind: string;
  readonly nature: string;
  readonly started: Milliseconds;
  readonly due: Milliseconds;
  readonly lastDay: string;
  readonly provisional: boolean;
  readonly state: string;
  readonly fired: Milliseconds | null;
  readonly ended: Milliseconds | null;
  readonly outcome: string | null;
}

const ms = (column: string, as: string) => `(extract(epoch FROM ${column}) * 1000)::float8 AS ${as}`;
/** A reminder stands under the thing of its duty. */
const clockColumns = `clock.id, coalesce(duty.subject_id, clock.subject_id) AS subject,
  CASE WHEN duty.id IS NULL THEN clock.kind ELSE 'reminder of ' || duty.kind END AS kind, clock.nature,
  ${ms('clock.started_at', 'started')}, ${ms('clock.due_at', 'due')}, clock.last_day::text AS "lastDay", clock.provisional, clock.state,
  ${ms('clock.fired_at', 'fired')}, ${ms('clock.ended_at', 'ended')}, clock.outcome`;
const clocksOfThings = `SELECT ${clockColumns} FROM casework.clock AS clock
  LEFT JOIN casework.clock AS duty ON clock.nature = 'reminder' AND duty.id = clock.subject_id
  WHERE clock.subject_kind <> 'clock' AND clock.subject_id = ANY ($1)
  UNION ALL
  SELECT ${clockColumns} FROM casework.clock AS duty JOIN casework.clock AS clock ON clock.subject_kind = 'clock' AND clock.subject_id = duty.id
  WHERE duty.nature = 'duty' AND duty.subject_id = ANY ($1)`;

/**
 * Every clock of every registration and of every delivery in a database, computed anew from what happened and compared with the rows.
 * `looks` are the instants at which the ticker looked. What happened stands in the histories of the registrations and, for what came
 * from outside, in the diary; of the hub's tasks, duties and noted differences nothing is read.
 */
export async function compareClocks(
  pool: Pick<pg.Pool, 'query'>,
  looks: readonly Look[],
  { batch = 4_000 }: { readonly batch?: number } = {},
): Promise<Compared> {
  const report = new Report();
  for (let after = ''; ; ) {
    const { rows } = await pool.query<{ id: string; thing: string }>(
      `SELECT id, thing_id AS thing FROM registration.application WHERE type = 'first' AND id > $1 ORDER BY id LIMIT $2`,
      [after, batch],
    );
    if (rows.length === 0) break;
    after = rows.at(-1)!.id;
    const histories = await historiesOf(pool, new Map(rows.map(({ id, thing }) => [id, thing])));
    const matters = histories.flatMap(({ id, followed, objections }) => [
      id,
      ...followed.keys(),
      ...objections.map((one) => one.id),
    ]);
    const { rows: clocks } = await pool.query<ClockRow>(clocksOfThings, [matters]);
    const found = new Found(clocks);
    for (const history of histories) report.compare(found, recount(history, looks, found.seen));
    report.superfluous(found);
    report.registrations += histories.length;
  }
  await compareDuties(pool, looks, report, batch);
  return report;
}

async function compareDuties(
  pool: Pick<pg.Pool, 'query'>,
  looks: readonly Look[],
  report: Report,
  batch: number,
): Promise<void> {
  for (let after = ''; ; ) {
    const deliveries = await deliveriesAfter(pool, after, batch);
    if (deliveries.length === 0) return;
    after = deliveries.at(-1)!.thing;
    const things = deliveries.map(({ thing }) => thing);
    const { rows: clocks } = await pool.query<ClockRow>(clocksOfThings, [things]);
    const found = new Found(clocks);
    const filings = await filingsOf(pool, things);
    for (const { thing, at } of deliveries)
      report.compare(found, firstFiling(thing, at, filings.get(thing) ?? [], looks, found.seen));
    report.superfluous(found);
  }
}

/** The lines of the first applications of things, in the order in which they were written. Opening data meets no duty. */
async function filingsOf(
  pool: Pick<pg.Pool, 'query'>,
  things: readonly string[],
): Promise<ReadonlyMap<string, readonly Filing[]>> {
  const { rows } = await pool.query<Filing & { thing: string }>(
    `SELECT application.thing_id AS thing, step.subject_id AS of, step.title_zh AS title, ${ms('step.at', 'at')}
     FROM registration.application JOIN casework.step
       ON step.subject_kind = 'registration-application' AND step.subject_id = application.id
     WHERE application.type = 'first' AND application.thing_kind <> 'open-data' AND application.thing_id = ANY ($1) ORDER BY step.id`,
    [things],
  );
  return Map.groupBy(rows, ({ thing }) => thing);
}

/** What happened with first applications, given with the thing of each. */
async function historiesOf(
  pool: Pick<pg.Pool, 'query'>,
  thingOf: ReadonlyMap<string, string>,
): Promise<readonly History[]> {
  const ids = [...thingOf.keys()];
  const { rows: followed } = await pool.query<{ id: string; first: string; type: 'change' }>(
    'SELECT id, registration_id AS first, type FROM registration.application WHERE registration_id = ANY ($1)',
    [ids],
  );
  const firstOf = new Map([
    ...ids.map((id) => [id, id] as const),
    ...followed.map(({ id, first }) => [id, first] as const),
  ]);
  const all = [...firstOf.keys()];
  const { rows: steps } = await pool.query<{ of: string; title: string; at: number }>(
    `SELECT subject_id AS of, title_zh AS title, ${ms('at', 'at')} FROM casework.step
     WHERE subject_kind = 'registration-application' AND subject_id = ANY ($1) ORDER BY id`,
    [all],
  );
  const { rows: objections } = await pool.query<{
    id: string;
    of: string;
    raisedAt: number;
    decidedAt: number | null;
    closed: boolean;
  }>(
    `SELECT id, application_id AS of, ${ms('raised_at', '"raisedAt"')}, ${ms('decided_at', '"decidedAt"')}, state = 'closed' AS closed
     FROM registration.objection WHERE application_id = ANY ($1)`,
    [all],
  );
  const served = await servedOf(pool, [...new Set(thingOf.values())]);
  const { rows: sheets } = await pool.query<{ of: string; at: number; until: string }>(
    `SELECT subject_id AS of, ${ms('issued_at', 'at')}, values ->> 'validUntil' AS until FROM casework.document
     WHERE template = 'registration.result-sheet' AND subject_id = ANY ($1) ORDER BY issued_at`,
    [ids],
  );
  const by = <Row extends { readonly of: string }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ of }) => firstOf.get(of)!);
  const [stepsBy, objectionsBy, sheetsBy] = [by(steps), by(objections), by(sheets)];
  const followedBy = Map.groupBy(followed, ({ first }) => first);
  return ids.map((id) => ({
    id,
    followed: new Map((followedBy.get(id) ?? []).map((one) => [one.id, one.type])),
    steps: stepsBy.get(id) ?? [],
    objections: objectionsBy.get(id) ?? [],
    served: served.get(thingOf.get(id)!) ?? [],
    validity: (sheetsBy.get(id) ?? []).map(({ at, until }) => ({ at, until: read(until) })),
  }));
}

const place = (subject: string, kind: string, started: Milliseconds) => `${subject} ${kind} ${started}`;

/** The rows of a batch, found by what they are of, and taken away as they are compared. */
class Found {
  readonly #rows: Map<string, ClockRow[]>;

  constructor(rows: readonly ClockRow[]) {
    this.#rows = Map.groupBy(rows, ({ subject, kind, started }) => place(subject, kind, started));
  }

  seen = (subject: string, kind: string, started: Milliseconds): Milliseconds | null =>
    this.#rows.get(place(subject, kind, started))?.[0]?.fired ?? null;

  /** Of several started at one instant that which is due then, if there is one. */
  take({ subject, kind, startedAt, due }: ExpectedClock): ClockRow | undefined {
    const rows = this.#rows.get(place(subject, kind, startedAt)) ?? [];
    const same = rows.findIndex((row) => row.due === due.dueAt);
    return rows.splice(Math.max(same, 0), 1)[0];
  }

  left(): readonly ClockRow[] {
    return [...this.#rows.values()].flat();
  }
}

class Report implements Compared {
  registrations = 0;
  clocks = 0;
  provisional = 0;
  wrong = 0;
  readonly met = new Map<string, number>();
  readonly faults: string[] = [];

  compare(found: Found, expected: readonly ExpectedClock[]): void {
    for (const clock of expected) this.#one(found.take(clock), clock);
  }

  superfluous(found: Found): void {
    for (const { id, kind, subject } of found.left())
      this.#fault(`${id} (${kind} of ${subject}) should not be there`);
  }

  #one(row: ClockRow | undefined, must: ExpectedClock): void {
    const { kind } = must;
    this.clocks++;
    if (!row) {
      this.#fault(`${kind} of ${must.subject} from ${new Date(must.startedAt).toISOString()} is missing`);
      return;
    }
    const is = [
      row.nature,
      row.due,
      row.lastDay,
      row.provisional,
      row.state,
      row.fired,
      row.ended,
      row.outcome,
    ];
    const tied = must.tied === true && (row.state === 'fired' || row.state === 'stopped');
    const right = [
      must.nature,
      must.due.dueAt,
      written(must.due.lastDay),
      must.due.provisional,
      tied ? row.state : must.state,
      tied ? row.fired : must.firedAt,
      must.endedAt,
      must.outcome,
    ];
    if (is.some((value, index) => value !== right[index]))
      this.#fault(`${row.id} (${kind} of ${must.subject}) is ${said(is)} and must be ${said(right)}`);
    if (must.due.provisional) this.provisional++;
    const became = `${kind}: ${must.outcome ?? must.state}`;
    this.met.set(became, (this.met.get(became) ?? 0) + 1);
  }

  #fault(sentence: string): void {
    this.wrong++;
    if (this.faults.length < 100) this.faults.push(sentence);
  }
}

const said = (values: readonly unknown[]) =>
  values
    .map((value) =>
      typeof value === 'number'
        ? `${new Date(value).toISOString()} (${written(dayOf(value))})`
        : String(value),
    )
    .join(', ');
