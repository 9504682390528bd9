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
  refuse,
  type SubjectView,
  type Text,
  TextSchema,
  type Tx,
  text,
  unpackPlaceInTime,
} from '#foundation';
import { agreementsByIds } from '#platform/authorisation';
import { stepsOf } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { findProduct } from '#platform/products';
import { Dispatch, shownDispatch } from '../above/reads.ts';
import {
  closeIncident,
  handleIncident,
  notifyAffected,
  notifyBreach,
} from '../actions/incidents/handle-incident.ts';
import { recordIncident } from '../actions/incidents/record-incident.ts';
import { forwardIncident, reportIncident } from '../actions/incidents/tell-incident.ts';
import { incidentLifecycle } from '../model/incidents/lifecycle.ts';
import { IN1, levels, R68, R69, R70 } from '../model/incidents/rules.ts';
import { countedInput, countedWhere } from '../reads/counted.ts';
import { oversees } from '../reads/named-items.ts';
import { answering, rowsOf, sidesOf } from '../sides.ts';
import {
  apartFromClosing,
  findIncident,
  type IncidentRow,
  incidentTables,
  type ReachRow,
  reachOf,
} from '../store/incidents.ts';
import { dispatchesOf } from '../store/reports-above.ts';
import { incidentTitle } from './desk.ts';
import { breachNotice, closingReport } from './papers.ts';
import { incidentProblems as problems } from './problems.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Line = {
  id: Type.String(),
  number: Type.Integer(),
  title: Type.String(),
  drill: Type.Boolean(),
  kind: Type.String(),
  level: TextSchema,
  state: Type.String(),
  stateTitle: TextSchema,
  foundAt: Type.String(),
};
const line = (row: IncidentRow) => ({
  id: row.id,
  number: Number(row.number),
  title: incidentTitle(row),
  drill: row.drill,
  kind: row.kind as string,
  level: levels[row.level],
  state: row.state as string,
  stateTitle: incidentLifecycle.states[row.state].title,
  foundAt: row.found_at.toString(),
});

/** Incidents of one's organisation, or all for those who oversee; the newest first. */
export const incidentsRead = defineRead({
  name: 'supervision.incidents',
  title: text('安全事件', 'Incidents'),
  path: '/api/v1/incidents',
  audience: 'signed-in',
  input: Type.Object({
    which: Type.Optional(Type.Enum(['recorded', 'open'])),
    ...countedInput,
    ...pageInput,
  }),
  output: PageOf(Type.Object(Line)),
  sheet: {
    number: text('编号', 'Number'),
    title: text('事件名称', 'Title'),
    drill: text('演练', 'Drill'),
    level: text('等级', 'Level'),
    stateTitle: text('状态', 'State'),
    foundAt: text('发现时间', 'Found'),
  },
  async run(actor, { cursor, limit = 200, ...counted }, tx) {
    let query = incidentTables(tx).selectFrom('supervision.incident');
    if (!oversees(actor)) query = query.where('organisation', 'in', ['', ...(await sidesOf(tx, actor))]);
    query = query.where(
      await countedWhere(tx, actor, counted, {
        organisation: 'organisation',
        happened: { recorded: 'recorded_at' },
        stands: { open: sql<SqlBool>`closed_at IS NULL` },
      }),
    );
    // Drills are in the list and in no number.
    if (counted.which !== undefined) query = query.where('drill', '=', false);
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    const after = unpackPlaceInTime(cursor);
    if (after) query = query.where(sql<boolean>`(recorded_at, id) < (${after.at}, ${after.id})`);
    const rows = await query
      .selectAll()
      .orderBy('recorded_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.recorded_at.toString(), last.id]);
    return ok({ items: shown.map(line), next, total });
  },
});

/** One incident with its impact list and history. */
const incidentRead = defineRead({
  name: 'supervision.incident',
  title: text('一件安全事件', 'One incident'),
  path: '/api/v1/incidents/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    ...Line,
    description: Type.String(),
    organisation: Type.String(),
    personal: Type.Boolean(),
    reportedTo: Nullable,
    forwardedTo: Nullable,
    dispatches: Type.Array(Dispatch),
    handled: Nullable,
    waiver: Nullable,
    closing: Nullable,
    documents: Type.Array(Type.String()),
    reach: Type.Array(
      Type.Object({
        kind: Type.String(),
        id: Type.String(),
        title: Type.String(),
        byLineage: Type.Boolean(),
        calls: Type.Integer(),
        lastCall: Nullable,
        toldAt: Nullable,
      }),
    ),
    steps: Type.Array(Type.Object({ title: TextSchema, at: Type.String() })),
  }),
  problems: [problems['no-such-incident'].type],
  looked: ({ id }) => `incident/${id}`,
  async run(actor, input, tx) {
    const row = await findIncident(tx, input.id);
    if (!row || !(oversees(actor) || (await sidesOf(tx, actor)).has(row.organisation)))
      return refuse(problems['no-such-incident']());
    const reached = await reachOf(tx, row.id);
    const named =
      oversees(actor) ||
      (await operatesAll(tx, reached, await rowsOf(tx, await answering(tx, row.organisation))));
    return ok({
      ...line(row),
      description: row.description,
      organisation: await organisationName(tx, await answering(tx, row.organisation)),
      personal: row.personal,
      reportedTo: row.reported_to,
      forwardedTo: row.forwarded_to,
      dispatches: (await dispatchesOf(tx, row.id)).map(shownDispatch),
      handled: row.handled,
      waiver: row.waiver,
      closing: row.closing,
      documents: [row.notice_document, row.closing_document].flatMap((id) => id ?? []),
      reach: reached.map((one, place) => ({
        kind: one.kind as string,
        ...(one.kind === 'buyer' && !named
          ? { id: `buyer-${place + 1}`, title: `购买方 ${place + 1} · Buyer ${place + 1}` }
          : { id: one.id, title: one.title }),
        byLineage: one.by_lineage,
        calls: one.calls,
        lastCall: one.last_call?.toString() ?? null,
        toldAt: one.told_at?.toString() ?? null,
      })),
      steps: (await stepsOf(tx, { kind: 'incident', id: row.id })).map(({ title, at }) => ({
        title,
        at: at.toString(),
      })),
    });
  },
});

/** Buyers are named to those who oversee and to the operator they ordered from. Others see that there are some and how much they took. */
const operatesAll = async (
  tx: Tx,
  reached: readonly ReachRow[],
  own: readonly string[],
): Promise<boolean> => {
  for (const { id } of reached.filter(({ kind }) => kind === 'product'))
    if (!own.includes((await findProduct(tx, id))?.operator ?? '')) return false;
  const ids = reached.flatMap(({ kind, id }) => (kind === 'agreement' ? [id] : []));
  return (await agreementsByIds(tx, ids)).every(({ operator }) => own.includes(operator));
};

const incidentView: SubjectView = async (tx, id) => {
  const row = await findIncident(tx, id);
  if (!row) return null;
  const byIncident = { incidentId: id };
  const level = levels[row.level];
  const open = (await dispatchesOf(tx, id)).find(({ state }) => state !== 'delivered');
  return {
    title: text(`安全事件：${incidentTitle(row)}`, `Incident: ${incidentTitle(row)}`),
    lifecycle: { id: 'supervision.incident', state: row.state },
    facts: [
      { label: text('等级', 'Level'), value: `${level.zh} · ${level.en}` },
      { label: text('发现时间', 'Found at'), value: row.found_at.toString() },
      { label: text('情况说明', 'What happened'), value: row.description },
      { label: text('影响对象', 'Things reached'), value: String((await reachOf(tx, id)).length) },
    ],
    prefill: {
      'supervision.report-incident': { ...byIncident, way: 'line' },
      'supervision.forward-incident': { ...byIncident, way: 'line' },
      'supervision.notify-affected': byIncident,
      'supervision.notify-breach': byIncident,
      'supervision.handle-incident': byIncident,
      'supervision.close-incident': byIncident,
      ...(open
        ? {
            'supervision.enter-delivery': { dispatchId: open.id },
            'supervision.send-again': { dispatchId: open.id },
          }
        : {}),
    },
    page: `/work/incidents/${id}`,
  };
};

/** A closed incident has its report by another person than who recorded it, and, with personal information, its notice or waiver. */
const incidentsCheck: Check = {
  name: 'supervision.incidents',
  title: text('已结案的安全事件手续齐全', 'Closed incidents have all they need'),
  async run(tx) {
    const rows = await incidentTables(tx).selectFrom('supervision.incident').selectAll().execute();
    const faults: Text[] = [];
    for (const row of rows.filter(({ state }) => state === 'closed')) {
      if (!row.closing_document)
        faults.push(text(`${row.id} 结案而无总结报告`, `${row.id} is closed without its report`));
      if (row.personal && !row.notice_document && !row.waiver)
        faults.push(
          text(`${row.id} 结案而未告知个人`, `${row.id} is closed and persons were neither told nor spared`),
        );
      if (row.closed_by === row.recorded_by)
        faults.push(text(`${row.id} 由记录人自己结案`, `${row.id} was closed by the person who recorded it`));
      else if (row.closed_by && apartFromClosing(row).includes(row.closed_by))
        faults.push(
          text(
            `${row.id} 由说明不通知理由的人自己结案`,
            `${row.id} was closed by the person who gave its waiver`,
          ),
        );
    }
    return { looked: rows.length, faults };
  },
};

/** Incidents: what they add to the module. */
export const incidents = {
  acts: [
    recordIncident,
    reportIncident,
    forwardIncident,
    notifyAffected,
    notifyBreach,
    handleIncident,
    closeIncident,
  ],
  reads: [incidentsRead, incidentRead],
  checks: [incidentsCheck],
  problems: problemTypes(problems),
  rules: [R68, R69, R70, IN1],
  lifecycles: [incidentLifecycle],
  papers: [breachNotice, closingReport],
  subjects: { incident: incidentView },
} satisfies Partial<Module>;
