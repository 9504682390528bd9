import { type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Check,
  cutToPage,
  defineRead,
  type Module,
  ok,
  PageOf,
  pageInput,
  problemTypes,
  type SubjectView,
  type Text,
  TextSchema,
  text,
  unpackCursor,
} from '#foundation';
import { weighsOn } from '#platform/lineage';
import { liftStop, stopActs } from '../actions/stop-thing.ts';
import { countedInput, countedWhere } from '../reads/counted.ts';
import { oversees } from '../reads/named-items.ts';
import { placeIn } from '../reads/place.ts';
import { sidesOf } from '../sides.ts';
import { findStop, stopTables } from '../store/stops.ts';
import { stopLifecycle } from './lifecycle.ts';
import { stopPapers } from './papers.ts';
import { stopProblems } from './problems.ts';

/** Where the list stopped: in force or lifted, and in its time there. */
function placeAmong(cursor: string | undefined) {
  const given = unpackCursor(cursor);
  const place = placeIn(given);
  const { state } = Object(given) as { readonly state?: unknown };
  return place && (state === 'in-force' || state === 'lifted') ? { ...place, state } : null;
}

/** Stops one ordered or suffers, or all for those who oversee; those in force first. */
export const stopsRead = defineRead({
  name: 'supervision.stops',
  title: text('紧急停用', 'Emergency stops'),
  path: '/api/v1/stops',
  audience: 'signed-in',
  input: Type.Object({
    which: Type.Optional(Type.Enum(['in-force'])),
    ...countedInput,
    ...pageInput,
  }),
  output: PageOf(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      thingId: Type.String(),
      title: Type.String(),
      reason: Type.String(),
      state: Type.String(),
      stateTitle: TextSchema,
      stoppedAt: Type.String(),
      liftedAt: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  sheet: {
    title: text('对象', 'What'),
    reason: text('原因', 'Reason'),
    stateTitle: text('状态', 'State'),
    stoppedAt: text('停用时间', 'Since'),
    liftedAt: text('解除时间', 'Lifted'),
  },
  async run(actor, { cursor, limit = 200, ...counted }, tx) {
    const own = ['', ...(await sidesOf(tx, actor))];
    let query = stopTables(tx).selectFrom('supervision.stop');
    if (!oversees(actor))
      query = query.where((where) => where.or([where('owner', 'in', own), where('stopped_org', 'in', own)]));
    query = query.where(
      await countedWhere(tx, actor, counted, {
        organisation: 'stopped_org',
        happened: {},
        stands: { 'in-force': sql<SqlBool>`state = 'in-force'` },
      }),
    );
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    const after = placeAmong(cursor);
    if (after)
      query = query.where(
        sql<boolean>`(state > ${after.state} OR (state = ${after.state} AND (stopped_at, id) < (${after.at}::timestamptz, ${after.id})))`,
      );
    const rows = await query
      .selectAll()
      .orderBy('state')
      .orderBy('stopped_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { shown, next } = cutToPage(rows, limit, (last) => ({
      state: last.state,
      at: last.stopped_at.toString(),
      id: last.id,
    }));
    return ok({
      items: shown.map((row) => ({
        id: row.id,
        kind: row.kind as string,
        thingId: row.thing_id,
        title: row.title,
        reason: row.reason,
        state: row.state as string,
        stateTitle: stopLifecycle.states[row.state].title,
        stoppedAt: row.stopped_at.toString(),
        liftedAt: row.lifted_at?.toString() ?? null,
      })),
      next,
      total,
    });
  },
});

const stopView: SubjectView = async (tx, id) => {
  const row = await findStop(tx, id);
  return row
    ? {
        title: text(`紧急停用：${row.title}`, `Stop: ${row.title}`),
        lifecycle: { id: 'supervision.stop', state: row.state },
        facts: [
          { label: text('停用原因', 'Reason'), value: row.reason },
          { label: text('停用时间', 'Since'), value: row.stopped_at.toString() },
        ],
        prefill: { 'supervision.lift-stop': { stopId: id } },
        page: '/work/stops',
      }
    : null;
};

/** Every stop in force stands in the lineage, none that was lifted does, and nobody lifted their own. */
const stopsCheck: Check = {
  name: 'supervision.stops',
  title: text('紧急停用与使用状态相符', 'Emergency stops are what stands'),
  async run(tx) {
    const rows = await stopTables(tx).selectFrom('supervision.stop').selectAll().execute();
    const faults: Text[] = [];
    for (const row of rows) {
      const stands = (await weighsOn(tx, row.reason_id)).length > 0;
      if (stands !== (row.state === 'in-force'))
        faults.push(
          text(
            `${row.id} 为 ${row.state}，停用${stands ? '仍在' : '不在'}`,
            `${row.id} is ${row.state}, and the stop ${stands ? 'stands' : 'is not there'}`,
          ),
        );
      if (row.lifted_by !== null && row.lifted_by === row.stopped_by)
        faults.push(text(`${row.id} 由停用人自己解除`, `${row.id} was lifted by the person who stopped it`));
    }
    return { looked: rows.length, faults };
  },
};

/** The kill switch: what it adds to the module. */
export const stops = {
  acts: [...stopActs, liftStop],
  reads: [stopsRead],
  checks: [stopsCheck],
  problems: problemTypes(stopProblems),
  lifecycles: [stopLifecycle],
  papers: stopPapers,
  subjects: { stop: stopView },
} satisfies Partial<Module>;
