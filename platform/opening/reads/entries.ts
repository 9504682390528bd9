import { type SqlBool, sql } from 'kysely';
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
  unpackPlaceInTime,
} from '#foundation';
import { documentsOf, stepsOf } from '#platform/casework';
import { sidesIn } from '#platform/identity';
import { entryRef, maySee, overseesOpening } from '../desk.ts';
import { problems } from '../problems.ts';
import { findEntry, openingTables } from '../store/entries.ts';
import { EntryLine, linesOf, Nullable } from './lines.ts';

/** Entries of one's own side in any state, or all for those who oversee; the newest proposal first. */
export const entriesRead = defineRead({
  name: 'opening.entries',
  title: text('开放目录办理', 'Entries of the open list'),
  path: '/api/v1/open-entries',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(EntryLine),
  sheet: {
    title: text('名称', 'Title'),
    version: text('版本', 'Version'),
    stateTitle: text('状态', 'State'),
    classTitle: text('开放属性', 'Class of opening'),
    'department.name': text('数源部门', 'Department'),
    authority: text('审定单位', 'Data authority'),
    dueOn: text('应更新至', 'Due'),
    overdue: text('逾期', 'Overdue'),
    proposedAt: text('申报时间', 'Proposed'),
  },
  async run(actor, { cursor, limit = 50 }, tx) {
    const query = openingTables(tx)
      .selectFrom('opening.entry')
      .where(await seenBy(tx, actor));
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    const after = unpackPlaceInTime(cursor);
    const rows = await (after
      ? query.where(sql<SqlBool>`(proposed_at, id) < (${after.at}, ${after.id})`)
      : query
    )
      .selectAll()
      .orderBy('proposed_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.proposed_at.toString(), last.id]);
    return ok({ items: [...(await linesOf(tx, shown))], next, total });
  },
});

async function seenBy(tx: Tx, actor: Actor) {
  if (overseesOpening(actor)) return sql<SqlBool>`true`;
  const sides = [...(await sidesIn(tx, actor, 'opening'))];
  return sql<SqlBool>`(department = ANY (${sides}::text[]) OR authority = ANY (${sides}::text[]))`;
}

/** One entry with its reasons, papers and history, for those who have to do with it. */
export const entryRead = defineRead({
  name: 'opening.entry',
  title: text('开放目录条目', 'An entry of the open list'),
  path: '/api/v1/open-entries/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    ...EntryLine.properties,
    reasons: Type.String(),
    legalBasis: Type.String(),
    conditions: Nullable,
    contact: Type.String(),
    opinion: Nullable,
    withdrawalReason: Nullable,
    revisionId: Nullable,
    gateDigest: Nullable,
    logEntry: Nullable,
    documents: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), title: TextSchema })),
    history: Type.Array(Type.Object({ title: TextSchema, at: Type.String() })),
  }),
  problems: [problems['no-such-entry'].type],
  async run(actor, { id }, tx) {
    const row = await findEntry(tx, id);
    if (!row || !(await maySee(tx, actor, row))) return refuse(problems['no-such-entry']());
    const [line] = await linesOf(tx, [row]);
    return ok({
      ...line!,
      reasons: row.reasons,
      legalBasis: row.legal_basis,
      conditions: row.conditions,
      contact: row.contact,
      opinion: row.opinion,
      withdrawalReason: row.withdrawal_reason,
      revisionId: row.revision_id,
      gateDigest: row.gate_digest,
      logEntry: row.log_entry,
      documents: (await documentsOf(tx, entryRef(row))).map(({ id: of, number, title }) => ({
        id: of,
        number,
        title: { zh: title.zh, en: title.en },
      })),
      history: (await stepsOf(tx, entryRef(row))).map(({ title, at }) => ({
        title: { zh: title.zh, en: title.en },
        at: at.toString(),
      })),
    });
  },
});
