import { type RawBuilder, sql } from 'kysely';
import { Type } from 'typebox';
import {
  countedUpTo,
  cutToPage,
  defineRead,
  idPattern,
  ok,
  PageOf,
  pageInput,
  personIn,
  refuse,
  TextSchema,
  type Tx,
  text,
  totalOf,
} from '#foundation';
import { organisationNames, personNames } from '#platform/identity';
import {
  type DecisionState,
  decisionKinds,
  decisionLifecycle,
  meetings,
} from '../model/external-decision.ts';
import { problems } from '../problems.ts';
import type { Registry } from '../registry.ts';
import { usesOf } from '../store/decisions.ts';
import { organisationsBehind } from '../store/posts.ts';
import type { CaseworkTables } from '../store/tables.ts';
import { isDay, placeIn } from './place.ts';
import { defaultLimit, nullable, said, subjectSchema } from './schemas.ts';

const id = Type.String({ pattern: idPattern('dec') });
const states = ['recorded', 'confirmed', 'rejected', 'superseded'] as const;

const line = {
  id: Type.String(),
  number: Type.String(),
  kind: TextSchema,
  title: Type.String(),
  decidingBody: Type.String(),
  meeting: nullable(TextSchema),
  decidedOn: Type.String(),
  state: Type.Enum(states),
  stateTitle: TextSchema,
  recordedBy: Type.String(),
  recordedAt: Type.String(),
  checkedBy: nullable(Type.String()),
  checkedAt: nullable(Type.String()),
  /** How many things rest on it. */
  uses: Type.Integer(),
};

type Row = Pick<
  CaseworkTables['casework.external_decision'],
  | 'id'
  | 'organisation_id'
  | 'number'
  | 'kind'
  | 'title'
  | 'deciding_body'
  | 'meeting'
  | 'decided_on'
  | 'state'
  | 'recorder_person'
  | 'recorded_at'
  | 'checked_by'
  | 'checked_at'
> & { readonly uses: number };

/** Decisions taken off the system that the reader's organisation entered, in whatever state; the latest decided first. */
export const outsideDecisionsRead = defineRead({
  name: 'casework.outside-decisions',
  title: text('系统外决策', 'Decisions taken off the system'),
  path: '/api/v1/outside-decisions',
  audience: 'signed-in',
  input: Type.Object(
    {
      state: Type.Optional(Type.Enum(states)),
      /** Part of the number, the title or what was decided. */
      find: Type.Optional(Type.String({ maxLength: 60 })),
      ...pageInput,
    },
    { additionalProperties: false },
  ),
  output: PageOf(Type.Object(line)),
  sheet: {
    number: text('文号', 'Number'),
    kind: text('决策形式', 'Kind'),
    title: text('标题', 'Title'),
    decidingBody: text('决策单位', 'Whose decision'),
    meeting: text('会议', 'Meeting'),
    decidedOn: text('决策日期', 'Decided on'),
    stateTitle: text('状态', 'State'),
    recordedBy: text('登记人', 'Entered by'),
    recordedAt: text('登记时间', 'Entered'),
    checkedBy: text('复核人', 'Checked by'),
    checkedAt: text('复核时间', 'Checked'),
    uses: text('被引用', 'Things that rest on it'),
  },
  async run(actor, input, tx) {
    const own = [...new Set(await organisationsBehind(tx, actor))];
    const limit = input.limit ?? defaultLimit;
    const part = input.find ?? '';
    const contains = (column: string) => sql`position(${part}::text in ${sql.ref(column)}) > 0`;
    const after = placeIn(input.cursor, isDay);
    const where = sql`decision.organisation_id = ANY (${own}::text[])
      AND (${input.state ?? null}::text IS NULL OR decision.state = ${input.state ?? null}::text)
      AND (${input.find === undefined} OR ${contains('decision.number')} OR ${contains('decision.title')} OR ${contains('decision.body')})`;
    const { rows } = await sql<Row>`
      SELECT ${columns} FROM casework.external_decision AS decision
      WHERE ${where} AND (${!after} OR (decision.decided_on, decision.id) < (${after?.key ?? null}::date, ${after?.id ?? null}::text))
      ORDER BY decision.decided_on DESC, decision.id DESC LIMIT ${limit + 1}`.execute(tx.tables());
    const { rows: totals } = await sql<{ total: number }>`
      SELECT count(*)::int AS total FROM (SELECT FROM casework.external_decision AS decision
        WHERE ${where} LIMIT ${countedUpTo + 1}) AS found`.execute(tx.tables());
    const { shown, next } = cutToPage(rows, limit, (last) => [last.decided_on.toString(), last.id]);
    return ok({ items: await shownLines(tx, shown), next, ...totalOf(totals[0]?.total ?? 0) });
  },
});

const columns: RawBuilder<unknown> = sql`decision.id, decision.organisation_id, decision.number, decision.kind, decision.title,
  decision.deciding_body, decision.meeting, decision.decided_on, decision.state, decision.recorder_person, decision.recorded_at,
  decision.checked_by, decision.checked_at,
  (SELECT count(*)::int FROM casework.decision_use WHERE decision_id = decision.id) AS uses`;

async function shownLines(tx: Tx, rows: readonly Row[]) {
  const names = await organisationNames(tx, [
    ...new Set(rows.map((row) => row.deciding_body ?? row.organisation_id)),
  ]);
  const people = await personNames(
    tx,
    rows.flatMap((row) => [row.recorder_person, ...(row.checked_by ? [personIn(row.checked_by)] : [])]),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: said(decisionKinds[row.kind]),
    title: row.title,
    decidingBody: names.get(row.deciding_body ?? row.organisation_id) ?? '—',
    meeting: row.meeting ? said(meetings[row.meeting]) : null,
    decidedOn: row.decided_on.toString(),
    state: row.state,
    stateTitle: said(stateTitle(row.state)),
    recordedBy: people.get(row.recorder_person) ?? '—',
    recordedAt: row.recorded_at.toString(),
    checkedBy: row.checked_by ? (people.get(personIn(row.checked_by)) ?? '—') : null,
    checkedAt: row.checked_at?.toString() ?? null,
    uses: row.uses,
  }));
}

const stateTitle = (state: DecisionState) => decisionLifecycle.states[state].title;

type Whole = Row &
  Pick<
    CaseworkTables['casework.external_decision'],
    'body' | 'scan_sha256' | 'remark' | 'subject_kind' | 'subject_id' | 'supersedes'
  >;

const named = Type.Object({ id: Type.String(), number: Type.String() });

/** One of them, with what it says, which decision it took the place of or gave it to, and what rests on it. */
export const outsideDecisionRead = (registry: () => Registry) =>
  defineRead({
    name: 'casework.outside-decision',
    title: text('系统外决策', 'Decision taken off the system'),
    path: '/api/v1/outside-decisions/{id}',
    audience: 'signed-in',
    input: Type.Object({ id }, { additionalProperties: false }),
    output: Type.Object({
      ...line,
      body: Type.String(),
      scanSha256: Type.String(),
      remark: nullable(Type.String()),
      about: nullable(Type.Intersect([subjectSchema, Type.Object({ page: nullable(Type.String()) })])),
      supersedes: nullable(named),
      supersededBy: nullable(named),
      restOnIt: Type.Array(
        Type.Intersect([
          subjectSchema,
          Type.Object({ page: nullable(Type.String()), usedAt: Type.String() }),
        ]),
      ),
    }),
    problems: [problems['not-found'].type],
    async run(actor, input, tx) {
      const { rows } = await sql<Whole>`
        SELECT ${columns}, decision.body, decision.scan_sha256, decision.remark, decision.subject_kind, decision.subject_id, decision.supersedes
        FROM casework.external_decision AS decision WHERE decision.id = ${input.id}`.execute(tx.tables());
      const [decision] = rows;
      if (!decision || !(await organisationsBehind(tx, actor)).includes(decision.organisation_id))
        return refuse(problems['not-found']());
      const { subject_kind: kind, subject_id: subject } = decision;
      const [shown] = await shownLines(tx, rows);
      const describe = async (subject: { readonly kind: string; readonly id: string }) => {
        const found = await registry().subjects[subject.kind]?.(tx, subject.id);
        return {
          kind: subject.kind,
          id: subject.id,
          title: said(found?.title ?? text(subject.id, subject.id)),
          page: found?.page ?? null,
        };
      };
      const restOnIt = [];
      for (const use of await usesOf(tx, input.id))
        restOnIt.push({ ...(await describe(use.subject)), usedAt: use.at.toString() });
      return ok({
        ...shown!,
        body: decision.body,
        scanSha256: decision.scan_sha256,
        remark: decision.remark,
        about: kind && subject ? await describe({ kind, id: subject }) : null,
        supersedes: decision.supersedes ? await numberOf(tx, 'id', decision.supersedes) : null,
        supersededBy: await numberOf(tx, 'supersedes', decision.id),
        restOnIt,
      });
    },
  });

async function numberOf(tx: Tx, by: 'id' | 'supersedes', value: string) {
  const row = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.external_decision')
    .select(['id', 'number'])
    .where(by, '=', value)
    .where('state', 'in', ['confirmed', 'superseded'])
    .executeTakeFirst();
  return row ?? null;
}
