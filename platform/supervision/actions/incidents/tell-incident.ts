import { Type } from 'typebox';
import { type Actor, defineAction, type Json, ok, type Result, refuse, type Tx, text } from '#foundation';
import { issueDocument } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { deliver } from '../../above/deliver.ts';
import { incidentReportPaper } from '../../above/papers.ts';
import { aboveProblems as problems } from '../../above/problems.ts';
import { putDispatch } from '../../above/put.ts';
import { incidentSubject, incidentTitle } from '../../incidents/desk.ts';
import { incidentLifecycle } from '../../model/incidents/lifecycle.ts';
import { levels } from '../../model/incidents/rules.ts';
import { answering } from '../../sides.ts';
import { findIncident, type IncidentRow, lockIncident, reachOf } from '../../store/incidents.ts';
import { couldBeDelivered, deliveryFields } from '../above/deliver.ts';
import { receiverField } from '../above/fields.ts';
import { byIncident } from './fields.ts';

const ways = {
  line: text('通过线路发送', 'Over the line'),
  hand: text('人工送达（当面、电话、传真）', 'By hand: in person, by telephone, by fax'),
} as const;
const told = (title: string, titleEn: string) => ({
  ...byIncident,
  receiver: receiverField(title, titleEn),
  way: Type.Enum(['line', 'hand'] as const, { title: '报送方式', titleEn: 'How', enumTitles: ways }),
  deliveredAt: Type.Optional(deliveryFields.deliveredAt),
  receipt: Type.Optional(deliveryFields.receipt),
});
const Answer = Type.Object({ incidentId: Type.String(), state: Type.String(), dispatchId: Type.String() });
const refusals = [
  problems['being-sent'].type,
  problems['delivery-incomplete'].type,
  problems['delivered-later'].type,
];

/** The report of R68 or R69. It is sent, or was carried; the clock ends when it was taken, not when somebody says that it goes out. */
export const reportIncident = defineAction({
  name: 'supervision.report-incident',
  title: text('报告安全事件', 'Report the incident'),
  description: text(
    '向保护工作部门、公安或网信部门报告。通过线路发送的，收到回执时时限才停止；人工送达的，写明送达时间和回执号。演练不对外发送。',
    'To the protecting department, the police or the cyberspace authority. Over the line the clock ends with the receipt; by hand give when it was taken and the receipt. A drill goes nowhere.',
  ),
  input: Type.Object(told('报告对象', 'Reported to'), { additionalProperties: false }),
  output: Answer,
  problems: refusals,
  rules: ['R68', 'R69'],
  subject: (tx, input) => incidentSubject(tx, input.incidentId),
  run: (actor, input, tx) => tell(tx, actor, 'incident-report', input),
});

export const forwardIncident = defineAction({
  name: 'supervision.forward-incident',
  title: text('上报安全事件', 'Pass the incident on'),
  description: text(
    '向上一级部门上报；收到回执或登记人工送达时时限才停止。',
    'To the department above; the clock ends with the receipt or the delivery by hand.',
  ),
  input: Type.Object(told('上报对象', 'Passed on to'), { additionalProperties: false }),
  output: Answer,
  problems: refusals,
  rules: ['R68'],
  subject: (tx, input) => incidentSubject(tx, input.incidentId),
  run: (actor, input, tx) => tell(tx, actor, 'incident-forward', input),
});

interface Told {
  readonly incidentId: string;
  readonly receiver: string;
  readonly way: string;
  readonly deliveredAt?: string;
  readonly receipt?: string;
}

async function tell(
  tx: Tx,
  actor: Actor,
  kind: 'incident-report' | 'incident-forward',
  input: Told,
): Promise<Result<{ incidentId: string; state: string; dispatchId: string }>> {
  const row = await lockIncident(tx, input.incidentId);
  const next = incidentLifecycle.next(row.state, kind === 'incident-report' ? 'report' : 'forward');
  if (!next.ok) return next;
  const byHand = input.way === 'hand' && !row.drill;
  if (byHand && (!input.deliveredAt || !input.receipt)) return refuse(problems['delivery-incomplete']());
  // Carried at once, and written down after: it may have been taken from when the incident was found on.
  if (byHand && !couldBeDelivered(input.deliveredAt!, row.found_at, tx.now))
    return refuse(problems['delivered-later']());
  const said = await saidOf(tx, row, input.receiver);
  const organisation = await answering(tx, row.organisation);
  const paper = await issueDocument(tx, {
    template: incidentReportPaper,
    issuedBy: organisation,
    actor,
    subject: { kind: 'incident', id: row.id },
    addressee: input.receiver,
    values: {
      mark: row.drill ? '【演练】' : '　',
      incident: row.title,
      level: said.level,
      foundAt: said.foundAt,
      description: row.description,
      personal: row.personal ? '是' : '否',
      reach: said.reach,
    },
    serveTo: [{ organisationId: organisation }],
  });
  const dispatch = await putDispatch(tx, actor, {
    kind,
    subjectId: row.id,
    organisation,
    receiver: input.receiver,
    title: incidentTitle(row),
    content: said,
    paper: paper.id,
    byHand: byHand || row.drill,
  });
  // It was asked for before, and waits for its receipt.
  if (!dispatch) return refuse(problems['being-sent']());
  if (row.drill) await deliver(tx, actor, dispatch, { way: 'drill', receipt: null, at: tx.now });
  else if (byHand)
    await deliver(tx, actor, dispatch, {
      way: 'hand',
      receipt: input.receipt!,
      at: Temporal.Instant.from(input.deliveredAt!),
    });
  return ok({
    incidentId: row.id,
    state: (await findIncident(tx, row.id))!.state,
    dispatchId: dispatch.id,
  });
}

/** What the report says, on paper and over the line. Buyers are counted, not named. */
async function saidOf(tx: Tx, row: IncidentRow, receiver: string) {
  const reached = await reachOf(tx, row.id);
  const count = (kind: string) => reached.filter((one) => one.kind === kind).length;
  return {
    incident: row.title,
    number: Number(row.number),
    kind: row.kind,
    level: `${row.kind === 'flaw' ? '缺陷漏洞' : '安全事件'}，${levels[row.level].zh}`,
    organisation: await organisationName(tx, await answering(tx, row.organisation)),
    receiver,
    foundAt: row.found_at.toString(),
    description: row.description,
    personal: row.personal,
    reach: `协议 ${count('agreement')} 份、产品 ${count('product')} 个、购买方 ${count('buyer')} 家`,
  } satisfies { readonly [field: string]: Json };
}
