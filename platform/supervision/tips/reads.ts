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
import type { Desk } from '../model/alerts/words.ts';
import { tipLifecycle } from '../model/tips/lifecycle.ts';
import { tipKinds, tipOutcomes } from '../model/tips/words.ts';
import { placeIn } from '../reads/place.ts';
import { Nullable } from '../reads/shapes.ts';
import { sidesOf } from '../sides.ts';
import { findTip, type TipRow, tipTables } from '../store/tips.ts';
import { handlerRole, tipRef } from './desk.ts';
import { tipProblems as problems } from './problems.ts';

const Line = {
  id: Type.String(),
  number: Type.Integer(),
  about: TextSchema,
  thing: Type.String(),
  named: Type.Boolean(),
  state: Type.String(),
  stateTitle: TextSchema,
  receivedAt: Type.String(),
};
const line = (row: TipRow) => ({
  id: row.id,
  number: Number(row.number),
  about: tipKinds[row.about],
  thing: row.thing,
  named: row.named,
  state: row.state as string,
  stateTitle: tipLifecycle.states[row.state].title,
  receivedAt: row.received_at.toString(),
});

/** Only who handles them: of who reported nothing is shown here, that takes an act of its own. */
const handles = async (tx: Tx, actor: Actor, row: TipRow): Promise<boolean> =>
  actor.kind === 'person' &&
  actor.roles.some((role) => role === handlerRole(row)) &&
  (await sidesOf(tx, actor)).has(row.handler);

/** Reports at one's desk, the newest first. */
export const tipsRead = defineRead({
  name: 'supervision.tips',
  title: text('举报', 'Reports from the public'),
  path: '/api/v1/tips',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  async run(actor, input, tx) {
    const limit = input.limit ?? 50;
    const desk: Desk | null =
      actor.kind !== 'person'
        ? null
        : actor.roles.some((role) => role === 'audit-admin')
          ? 'audit'
          : actor.roles.some((role) => role === 'data-authority')
            ? 'authority'
            : null;
    if (desk === null) return ok({ items: [], next: null, total: 0 });
    const mine = tipTables(tx)
      .selectFrom('supervision.tip')
      .where('desk', '=', desk)
      .where('handler', 'in', ['', ...(await sidesOf(tx, actor))]);
    const place = placeIn(unpackCursor(input.cursor));
    let page = mine.selectAll();
    if (place)
      page = page.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('received_at', 'id'), '<', tuple(place.at, place.id)),
      );
    const rows = await page
      .orderBy('received_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { total } = await mine
      .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('total'))
      .executeTakeFirstOrThrow();
    const { shown, next } = cutToPage(rows, limit, (last) => ({
      at: last.received_at.toString(),
      id: last.id,
    }));
    return ok({
      items: shown.map(line),
      next,
      total,
    });
  },
});

/** One report without who sent it. Who looks is written down. */
export const tipRead = defineRead({
  name: 'supervision.tip',
  title: text('一件举报', 'One report from the public'),
  path: '/api/v1/tips/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    ...Line,
    subjectKind: Type.String(),
    body: Nullable,
    statement: Type.String(),
    reason: Nullable,
    outcome: Type.Union([TextSchema, Type.Null()]),
    answer: Nullable,
    steps: Type.Array(Type.Object({ title: TextSchema, at: Type.String() })),
  }),
  problems: [problems['no-such-tip'].type],
  looked: ({ id }) => `tip/${id}`,
  async run(actor, input, tx) {
    const row = await findTip(tx, input.id);
    if (!row || !(await handles(tx, actor, row))) return refuse(problems['no-such-tip']());
    return ok({
      ...line(row),
      subjectKind: tipRef(row).kind as string,
      body: row.body,
      statement: row.statement,
      reason: row.reason,
      outcome: row.outcome ? tipOutcomes[row.outcome] : null,
      answer: row.answer,
      steps: (await stepsOf(tx, tipRef(row))).map(({ title, at }) => ({ title, at: at.toString() })),
    });
  },
});
