import { type RawBuilder, sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  unpackCursor,
} from '#foundation';
import { stepsOf } from '#platform/casework';
import { organisationNames, personNames } from '#platform/identity';
import { alertRef } from '../../alerts/desk.ts';
import { alertProblems as problems } from '../../alerts/problems.ts';
import { Beside, besideAlert } from '../../honest-error/beside.ts';
import { figureTitle } from '../../model/alerts/figure-words.ts';
import { alertLifecycle, undecided } from '../../model/alerts/lifecycle.ts';
import { type Family, families, outcomes } from '../../model/alerts/words.ts';
import { personOf } from '../../objections/desk.ts';
import {
  type AlertRow,
  alertTables,
  concernedIn,
  factsOf,
  findAlert,
  hearingsOf,
} from '../../store/alerts.ts';
import { placeIn } from '../place.ts';
import { Nullable } from '../shapes.ts';
import { listFor, seesAlert } from './sees.ts';

const Line = {
  id: Type.String(),
  number: Type.Integer(),
  family: Type.String(),
  familyTitle: TextSchema,
  rule: Type.String(),
  title: TextSchema,
  organisation: Nullable,
  state: Type.String(),
  stateTitle: TextSchema,
  raisedAt: Type.String(),
};
const line = (row: AlertRow, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  number: Number(row.number),
  family: row.family as string,
  familyTitle: families[row.family],
  rule: row.rule,
  title: text(row.title_zh, row.title_en),
  organisation: row.organisation === null ? null : (names.get(row.organisation) ?? null),
  state: row.state as string,
  stateTitle: alertLifecycle.states[row.state].title,
  raisedAt: row.raised_at.toString(),
});

/** Alerts at one's desk, or those one's organisation is to explain; the newest first. */
export const alertsRead = defineRead({
  name: 'supervision.alerts',
  title: text('监督线索', 'Alerts'),
  path: '/api/v1/alerts',
  audience: 'signed-in',
  input: Type.Object(
    { family: Type.Optional(Type.Enum(Object.keys(families) as Family[])), ...pageInput },
    { additionalProperties: false },
  ),
  output: PageOf(Type.Object(Line)),
  async run(actor, input, tx) {
    const limit = input.limit ?? 50;
    const mine = await conditionFor(tx, actor, input.family as Family | undefined);
    const place = placeIn(unpackCursor(input.cursor));
    const { rows } = await sql<AlertRow>`
      SELECT * FROM supervision.alert AS alert WHERE ${mine}
        ${place ? sql`AND (raised_at, id) < (${place.at}, ${place.id})` : sql``}
      ORDER BY raised_at DESC, id DESC LIMIT ${limit + 1}`.execute(alertTables(tx));
    const counted = await sql<{ total: number }>`
      SELECT count(*)::int AS total FROM supervision.alert AS alert WHERE ${mine}`.execute(alertTables(tx));
    const { shown, next } = cutToPage(rows, limit, (last) => ({
      at: last.raised_at.toString(),
      id: last.id,
    }));
    const names = await organisationNames(
      tx,
      shown.flatMap(({ organisation }) => organisation ?? []),
    );
    return ok({
      items: shown.map((row) => line(row, names)),
      next,
      total: counted.rows[0]?.total ?? 0,
    });
  },
});

/** What is undecided and about the actor's own acts is not in the list. */
async function conditionFor(tx: Tx, actor: Actor, family: Family | undefined): Promise<RawBuilder<boolean>> {
  const { desks, organisations } = await listFor(tx, actor);
  const which =
    organisations === null
      ? sql`desk = ANY (${[...desks]}::text[])`
      : sql`desk = 'authority' AND organisation = ANY (${[...organisations]}::text[])`;
  return sql<boolean>`${which}
    ${family ? sql`AND family = ${family}` : sql``}
    AND (state <> ALL (${[...undecided]}::text[]) OR NOT EXISTS (
      SELECT 1 FROM supervision.alert_person AS person
      WHERE person.alert_id = alert.id AND person.person_id = ${personOf(actor)}))`;
}

const Figure = Type.Object({ name: Type.String(), title: TextSchema, value: Type.String() });

/** One alert with the facts behind it and its course. Who looks at it is written down. */
export const alertRead = defineRead({
  name: 'supervision.alert',
  title: text('一条监督线索', 'One alert'),
  path: '/api/v1/alerts/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    ...Line,
    subjectKind: Type.String(),
    thing: Type.Union([Type.Object({ kind: Type.String(), id: Type.String() }), Type.Null()]),
    figures: Type.Array(Figure),
    facts: Type.Array(
      Type.Object({ kind: Type.String(), id: Type.String(), said: TextSchema, at: Nullable }),
    ),
    persons: Type.Array(Type.String()),
    hearings: Type.Array(
      Type.Object({ person: Type.String(), answerBy: Type.String(), answer: Nullable, answeredAt: Nullable }),
    ),
    explainBy: Nullable,
    explanation: Nullable,
    outcome: Type.Union([TextSchema, Type.Null()]),
    finding: Nullable,
    opinion: Nullable,
    closing: Nullable,
    honestErrors: Beside,
    steps: Type.Array(Type.Object({ title: TextSchema, at: Type.String() })),
  }),
  problems: [problems['no-such-alert'].type],
  looked: ({ id }) => `alert/${id}`,
  async run(actor, input, tx) {
    const row = await findAlert(tx, input.id);
    const sees = row && (await seesAlert(tx, actor, row));
    if (!row || !sees) return refuse(problems['no-such-alert']());
    const decided = !undecided.includes(row.state);
    // Who is to explain reads no outcome that is only proposed.
    const told = sees === 'all' || decided;
    const names = await organisationNames(tx, row.organisation === null ? [] : [row.organisation]);
    return ok({
      ...line(row, names),
      subjectKind: alertRef(row).kind as string,
      thing:
        row.thing_kind !== null && row.thing_id !== null ? { kind: row.thing_kind, id: row.thing_id } : null,
      figures: Object.entries(row.figures as object).map(([name, value]) => ({
        name,
        title: figureTitle(name),
        value: value === null ? '—' : String(value),
      })),
      facts: (await factsOf(tx, row.id)).map((fact) => ({
        kind: fact.kind,
        id: fact.thing_id,
        said: text(fact.said_zh, fact.said_en),
        at: fact.at?.toString() ?? null,
      })),
      persons: sees === 'all' ? await namesOfPersons(tx, row.id) : [],
      hearings: await hearingsShown(tx, row.id, sees === 'all' ? null : personOf(actor)),
      explainBy: row.explain_by?.toString() ?? null,
      explanation: row.explanation,
      outcome: told && row.outcome ? outcomes[row.outcome] : null,
      finding: told ? row.finding : null,
      opinion: told ? row.opinion : null,
      closing: row.closing,
      honestErrors: await besideAlert(tx, row),
      steps: told
        ? (await stepsOf(tx, alertRef(row))).map(({ title, at }) => ({ title, at: at.toString() }))
        : [],
    });
  },
});

async function namesOfPersons(tx: Tx, alertId: string): Promise<string[]> {
  const ids = await concernedIn(tx, alertId);
  const names = await personNames(tx, ids);
  return ids.map((id) => names.get(id) ?? id);
}

/** Who was asked and what they said: all of it for those who judge, the own part for who was asked. */
async function hearingsShown(tx: Tx, alertId: string, only: string | null) {
  const rows = (await hearingsOf(tx, alertId)).filter(({ person_id }) => only === null || person_id === only);
  const names = await personNames(
    tx,
    rows.map(({ person_id }) => person_id),
  );
  return rows.map((row) => ({
    person: names.get(row.person_id) ?? row.person_id,
    answerBy: row.answer_by.toString(),
    answer: row.answer,
    answeredAt: row.answered_at?.toString() ?? null,
  }));
}
