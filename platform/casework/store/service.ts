import { type Actor, dateAt, type Tx, text } from '#foundation';
import { PS1, type ServiceWay } from '../model/service.ts';
import type { Addressee } from './notices.ts';
import type { CaseworkTables } from './tables.ts';
import { completeTasks, openTask } from './tasks.ts';

/** One service off the system, as it was entered with its scan. */
export interface OffSystemService {
  readonly way: ServiceWay;
  readonly servedOn: Temporal.PlainDate;
  readonly reference: string;
  readonly scanSha256: string;
}

/** Proof of service (送达回证): on whom, when it was there, when it was read, and what was handed over besides. */
export interface Service {
  readonly noticeId: string;
  readonly to: Addressee;
  readonly sentAt: Temporal.Instant;
  readonly servedAt?: Temporal.Instant;
  readonly readAt?: Temporal.Instant;
  readonly offSystem: readonly OffSystemService[];
}

export async function serviceOf(tx: Tx, documentId: string): Promise<readonly Service[]> {
  const tables = tx.tables<CaseworkTables>();
  const notices = await tables
    .selectFrom('casework.notice')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('id')
    .execute();
  const entered = await tables
    .selectFrom('casework.service')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('served_on')
    .orderBy('id')
    .execute();
  return notices.map((row) => ({
    noticeId: row.id,
    to: row.organisation_id
      ? { organisationId: row.organisation_id }
      : row.post_id
        ? { postId: row.post_id }
        : { personId: row.person_id! },
    sentAt: row.sent_at,
    ...(row.served_at ? { servedAt: row.served_at } : {}),
    ...(row.read_at ? { readAt: row.read_at } : {}),
    offSystem: entered
      .filter(({ notice_id }) => notice_id === row.id)
      .map(({ way, served_on: servedOn, reference, scan_sha256: scanSha256 }) => ({
        way,
        servedOn,
        reference,
        scanSha256,
      })),
  }));
}

/** The day on which a paper was served on somebody, however it first was; null while it is not. What runs from service runs from it. */
export function servedOn(service: Service): Temporal.PlainDate | null {
  const days = [
    ...(service.servedAt ? [dateAt(service.servedAt)] : []),
    ...service.offSystem.map((one) => one.servedOn),
  ];
  return days.sort(Temporal.PlainDate.compare)[0] ?? null;
}

const servingKind = 'casework.serving';
const documentRef = (id: string) => ({ kind: 'document', id });

/** Nobody can open the inbox a paper went to: who issued it has to serve it in another way, by its day. What the system issues has nobody. */
export async function askToServe(
  tx: Tx,
  actor: Actor,
  document: { readonly id: string; readonly number: string; readonly title: string },
): Promise<void> {
  if (actor.kind !== 'person') return;
  if ((await serviceOf(tx, document.id)).every((service) => servedOn(service) !== null)) return;
  const clock = PS1.judge({ issuedAt: tx.now });
  await openTask(tx, {
    kind: servingKind,
    title: text(
      `送达文书：${document.title}（${document.number}）`,
      `Serve a paper: ${document.title} (${document.number})`,
    ),
    subject: documentRef(document.id),
    postId: actor.postId,
    role: 'server',
    acts: ['casework.enter-service'],
    clock: { kind: servingKind, rule: clock.rule, clause: clock.clause, deadline: clock.output },
  });
}

/** Served on everybody by now: whoever was to serve it is done. */
export async function endServing(tx: Tx, actor: Actor, documentId: string): Promise<void> {
  if ((await serviceOf(tx, documentId)).every((service) => servedOn(service) !== null))
    await completeTasks(tx, { subject: documentRef(documentId), kind: servingKind }, actor);
}
