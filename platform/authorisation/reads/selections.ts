import { sql } from 'kysely';
import { Type } from 'typebox';
import {
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
import { organisationNames, personNames } from '#platform/identity';
import { type Criterion, selectionLifecycle } from '../model/selection.ts';
import { problems } from '../problems.ts';
import { candidatesOf, earlierScoresOf, findSelection } from '../store/selections.ts';
import { authorisationTables, findPlan, type PlanRow, type SelectionRow } from '../store/tables.ts';
import { mayReadSelection, readBy, readingAs } from './reader.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Line = Type.Object({
  id: Type.String(),
  number: Type.String(),
  plan: Type.String(),
  method: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  closesOn: Type.String(),
  winner: orNull(Type.String()),
});

async function line(tx: Tx, selection: SelectionRow, plan: PlanRow) {
  const names = await organisationNames(tx, selection.winner ? [selection.winner] : []);
  return {
    id: selection.id,
    number: selection.number,
    plan: plan.title,
    method: selection.method,
    state: selection.state,
    stateTitle: selectionLifecycle.states[selection.state].title,
    closesOn: selection.closes_on.toString(),
    winner: selection.winner ? (names.get(selection.winner) ?? '') : null,
  };
}

export const selectionsRead = defineRead({
  name: 'authorisation.selections',
  title: text('运营机构遴选', 'Selections of operators'),
  path: '/api/v1/selections',
  audience: 'signed-in',
  input: Type.Object(pageInput),
  output: PageOf(Line),
  sheet: {
    number: text('编号', 'Number'),
    plan: text('实施方案', 'Plan'),
    stateTitle: text('状态', 'State'),
    closesOn: text('截止日', 'Closes on'),
    winner: text('选定机构', 'Chosen'),
  },
  async run(actor, { cursor, limit = 200 }, tx) {
    const reader = await readingAs(tx, actor);
    const all = authorisationTables(tx)
      .selectFrom('authorisation.selection as selection')
      .innerJoin('authorisation.plan as plan', 'plan.id', 'selection.plan_id')
      .where(readBy(reader, ['plan.implementing_body', 'plan.authorising_body']));
    const after = unpackPlaceInTime(cursor);
    const rows = await all
      .selectAll('selection')
      .$if(after !== null, (list) =>
        list.where(sql<boolean>`(selection.announced_at, selection.id) < (${after?.at}, ${after?.id})`),
      )
      .orderBy('selection.announced_at', 'desc')
      .orderBy('selection.id', 'desc')
      .limit(limit + 1)
      .execute();
    const { total } = await all.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.announced_at.toString(), last.id]);
    const items: Awaited<ReturnType<typeof line>>[] = [];
    for (const row of shown) items.push(await line(tx, row, (await findPlan(tx, row.plan_id))!));
    return ok({ items, next, total });
  },
});

export const selectionRead = defineRead({
  name: 'authorisation.selection',
  title: text('一次遴选', 'One selection'),
  path: '/api/v1/selections/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    ...Line.properties,
    announcement: Type.String(),
    criteria: Type.Array(Type.Object({ name: Type.String(), weight: Type.Integer() })),
    candidates: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        reference: Type.String(),
        receivedOn: Type.String(),
        scores: Type.Array(Type.Object({ criterion: Type.String(), points: Type.Integer() })),
        total: orNull(Type.String()),
        chosen: Type.Boolean(),
        corrections: Type.Array(
          Type.Object({ total: Type.String(), reason: Type.String(), at: Type.String(), by: Type.String() }),
        ),
      }),
    ),
    ground: orNull(Type.String()),
    cancelledReason: orNull(Type.String()),
    logEntry: orNull(Type.String()),
  }),
  problems: [problems['no-such-agreement'].type],
  looked: ({ id }) => `authorisation-selection/${id}`,
  async run(actor, input, tx) {
    const selection = await findSelection(tx, input.id);
    const plan = selection && (await findPlan(tx, selection.plan_id));
    if (!selection || !plan || !mayReadSelection(await readingAs(tx, actor), plan))
      return refuse(problems['no-such-agreement']());
    const candidates = await candidatesOf(tx, selection.id);
    const names = await organisationNames(
      tx,
      candidates.map(({ organisation_id }) => organisation_id),
    );
    const earlier = await earlierScoresOf(tx, selection.id);
    const people = await personNames(
      tx,
      earlier.map(({ replaced_by }) => replaced_by),
    );
    return ok({
      ...(await line(tx, selection, plan)),
      announcement: selection.announcement,
      criteria: [...(selection.criteria as unknown as readonly Criterion[])],
      candidates: candidates.map((one) => ({
        id: one.organisation_id,
        name: names.get(one.organisation_id) ?? '',
        reference: one.reference,
        receivedOn: one.received_on.toString(),
        scores: Object.entries((one.scores ?? {}) as { [name: string]: number }).map(
          ([criterion, points]) => ({
            criterion,
            points,
          }),
        ),
        total: one.total,
        chosen: one.organisation_id === selection.winner,
        corrections: earlier
          .filter(({ organisation_id }) => organisation_id === one.organisation_id)
          .map(({ total, reason, replaced_at, replaced_by }) => ({
            total,
            reason,
            at: replaced_at.toString(),
            by: people.get(replaced_by) ?? '',
          })),
      })),
      ground: selection.ground,
      cancelledReason: selection.cancelled_reason,
      logEntry: selection.log_entry,
    });
  },
});
