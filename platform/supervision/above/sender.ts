import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, systemActor, type Text, type Tx, text } from '#foundation';
import { findDocument, type PaperPorts, printDocument, type SheetWriter } from '#platform/casework';
import {
  aboveTables,
  type DispatchRow,
  findDispatch,
  findReport,
  lockDispatch,
} from '../store/reports-above.ts';
import { deliver, leaveToHands } from './deliver.ts';
import type { AuthorityAbove, DispatchAnswer, DispatchedFile } from './ports.ts';
import { reportSheet } from './sheet.ts';

/** Tries over the line before somebody is asked to look; about half an hour in all. */
const mostAttempts = 8;
const waitSeconds = (attempts: number): number => Math.min(600, 5 * 2 ** attempts);
const actor = systemActor('supervision');

export interface SenderOptions {
  readonly database: Database;
  readonly above: AuthorityAbove;
  /** How a paper is had as a file: sealed, where it bears a seal. */
  readonly paper: PaperPorts;
  readonly sheets: SheetWriter;
  /** Told of every dispatch whose sending threw; the id is null when the database itself could not be asked. */
  readonly onError: (id: string | null, error: unknown) => void;
  /** How long a dispatch stays with a sender that says nothing, in milliseconds of the machine. Longer than the line may take. */
  readonly leaseMs?: number;
  readonly intervalMs?: number;
}

export interface DispatchSender {
  start(): void;
  /** Send until nothing is left that can be tried now. */
  drain(): Promise<void>;
  /** Takes nothing more; waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Sends what waits to be told outside: claim, send, record, each on its own, so that no transaction is open while the line is. A process that dies
 * after the claim leaves it to the next when the lease is over; one that dies after the line took it sends it once more under the same id, which
 * is answered with the same receipt. Whatever comes back is recorded only by who still holds the claim.
 */
export function createDispatchSender(options: SenderOptions): DispatchSender {
  let ended = false;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function lookOnce(): Promise<void> {
    while (!ended) {
      const claimed = await options.database.transaction((tx) => claim(tx, options.leaseMs ?? 60_000));
      if (!claimed) return;
      await sendOne(options, claimed).catch((error) => options.onError(claimed.id, error));
    }
  }
  const look = (): Promise<unknown> => {
    turn = turn.then(lookOnce).catch((error) => options.onError(null, error));
    return turn;
  };
  let waiting = false;
  const wake = () => {
    if (waiting) return;
    waiting = true;
    look().finally(() => {
      waiting = false;
    });
  };
  return {
    start() {
      timer ??= setInterval(wake, options.intervalMs ?? 2_000);
    },
    async drain() {
      await look();
    },
    async stop() {
      ended = true;
      clearInterval(timer);
      await turn;
    },
  };
}

async function claim(tx: Tx, leaseMs: number): Promise<DispatchRow | undefined> {
  const { rows } = await sql<{ id: string }>`
    UPDATE supervision.dispatch
    SET state = 'sending', attempts = attempts + 1, lease = ${randomUUID()},
        leased_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE id = (
      SELECT id FROM supervision.dispatch
      WHERE (state = 'waiting' AND (retry_after IS NULL OR retry_after <= now()))
         OR (state = 'sending' AND leased_until < now())
      ORDER BY retry_after NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`.execute(tx.tables());
  return rows[0] && findDispatch(tx, rows[0].id);
}

async function sendOne(options: SenderOptions, claimed: DispatchRow): Promise<void> {
  let answer: DispatchAnswer;
  try {
    const { id, kind, receiver, title, digest, content } = claimed;
    const files = await filesOf(options, claimed);
    answer = await options.above.send({ id, kind, receiver, title, digest, content, files });
  } catch (error) {
    options.onError(claimed.id, error);
    answer = { ok: false, retry: true, reason: broken };
  }
  await options.database.transaction((tx) => record(tx, claimed, answer));
}
const broken: Text = text('发送时出错', 'Sending it failed');

async function filesOf(options: SenderOptions, row: DispatchRow): Promise<readonly DispatchedFile[]> {
  const found = await options.database.transaction(
    async (tx) => {
      const paper = row.paper ? await findDocument(tx, row.paper) : null;
      return {
        paper,
        printed: paper && (await printDocument(tx, paper, options.paper)),
        report: row.kind === 'report-above' ? await findReport(tx, row.subject_id) : undefined,
      };
    },
    { mode: 'snapshot' },
  );
  const files: DispatchedFile[] = [];
  if (found.paper && found.printed)
    files.push({
      name: `${found.paper.number}.${options.paper.renderer.extension}`,
      contentType: options.paper.renderer.contentType,
      base64: found.printed.toString('base64'),
    });
  if (found.report?.document)
    files.push({
      name: `${row.title}.xlsx`,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      base64: (await options.sheets.write(reportSheet(found.report.document, 'zh'))).toString('base64'),
    });
  return files;
}

async function record(tx: Tx, claimed: DispatchRow, answer: DispatchAnswer): Promise<void> {
  const row = await lockDispatch(tx, claimed.id);
  // Taken over by another sender, or delivered by hand meanwhile.
  if (row.state !== 'sending' || row.lease !== claimed.lease) return;
  if (answer.ok) return deliver(tx, actor, row, { way: 'line', receipt: answer.receipt, at: tx.now });
  const again = answer.retry && row.attempts < mostAttempts;
  await aboveTables(tx)
    .updateTable('supervision.dispatch')
    .set({
      state: again ? 'waiting' : 'by-hand',
      lease: null,
      leased_until: null,
      answer: answer.reason.zh,
      ...(again ? { retry_after: sql`now() + ${waitSeconds(row.attempts)} * interval '1 second'` } : {}),
    })
    .where('id', '=', row.id)
    .execute();
  if (!again) await leaveToHands(tx, row);
}
