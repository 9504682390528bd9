import { type ClockHandler, dateAt, deadlineAt, systemActor, type Tx, text } from '#foundation';
import { recordStep, startClock } from '#platform/casework';
import { appendPublicFact } from '../append.ts';
import { defaultThreshold } from '../daily-totals.ts';
import { publishable } from '../model/count.ts';
import { erasureLifecycle } from '../model/erasure.ts';
import { R67 } from '../rules.ts';
import { evidenceTables } from '../store/tables.ts';
import { eraseBatch, type RetentionOptions } from './erase-batch.ts';
import { lockErasure } from './erasures.ts';

/** The clock that does the work of an approved erasure, one batch each time it runs out. */
export const erasureClock = 'evidence.erase-openings';
/** The public fact at its end. */
export const erasedKind = 'evidence.openings-erased';

/** Let the next batch be taken as soon as the ticker comes by. */
export const takeNext = (tx: Tx, id: string) =>
  startClock(tx, {
    kind: erasureClock,
    subject: { kind: 'erasure', id },
    rule: R67.id,
    clause: R67.clause,
    nature: 'period',
    deadline: deadlineAt(tx.now),
  });

/**
 * One batch, and the clock of the next, in the transaction that marks this one as fired: a crash undoes all three, and the next tick does them
 * again. After the last batch the erasure is announced as a public fact.
 */
export const runErasure =
  (options: RetentionOptions): ClockHandler =>
  async (tx, { subjectId }) => {
    const erasure = await lockErasure(tx, subjectId);
    if (erasure?.state !== 'running') return;
    const { more } = await eraseBatch(tx, erasure, options);
    if (more) await takeNext(tx, subjectId);
    else await announce(tx, subjectId);
  };

async function announce(tx: Tx, id: string): Promise<void> {
  const erasure = (await lockErasure(tx, id))!;
  const next = erasureLifecycle.next(erasure.state, 'finish');
  if (!next.ok) throw new Error(`the erasure ${id} cannot end from ${erasure.state}`);
  const [erased, kept] = [Number(erasure.erased), Number(erasure.kept)];
  const before = erasure.before.toString();
  const { id: fact } = await appendPublicFact(tx, {
    kind: erasedKind,
    subject: id,
    fact: {
      before,
      decidedOn: dateAt(erasure.decided_at!).toString(),
      rule: R67.id,
      reason: erasure.reason,
      // A few entries of a few days could tell who asked; what is said here is as coarse as the daily totals.
      erased: publishable(erased, defaultThreshold),
      kept: publishable(kept, defaultThreshold),
    },
  });
  await evidenceTables(tx)
    .updateTable('evidence.erasure')
    .set({ state: next.value, done_at: tx.now, fact })
    .where('id', '=', id)
    .execute();
  await recordStep(tx, {
    subject: { kind: 'erasure', id },
    title: text(
      `已清除 ${erased} 条，另有 ${kept} 条仍须保留`,
      `${erased} entries erased; ${kept} more are still needed and kept`,
    ),
    actor: systemActor('evidence'),
  });
  await tx.emit({ kind: 'evidence.openings-erased', subject: id, payload: { before, count: erased, kept } });
}
