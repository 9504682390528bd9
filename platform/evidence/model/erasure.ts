import { dateAt, defineLifecycle, text } from '#foundation';

export type ErasureState = 'proposed' | 'declined' | 'running' | 'done';

/** Erasing what the retention period is over for: proposed by one person, decided by another, then worked through in batches. */
export const erasureLifecycle = defineLifecycle<ErasureState, 'approve' | 'decline' | 'finish'>({
  id: 'evidence.erasure',
  title: text('存证明细清除', 'Erasure of salts and values'),
  initial: 'proposed',
  states: {
    proposed: {
      title: text('待复核', 'Awaiting a second person'),
      on: { approve: 'running', decline: 'declined' },
    },
    running: { title: text('清除中', 'Under way'), on: { finish: 'done' } },
    done: { title: text('已清除并公开', 'Done and announced') },
    declined: { title: text('未同意', 'Declined') },
  },
  events: {
    approve: text('同意清除', 'Approve'),
    decline: text('不同意', 'Decline'),
    finish: text('清除完毕', 'Finish'),
  },
});

/** The latest date that can be named as "before": everything made earlier is past its period. */
export const latestBefore = (now: Temporal.Instant, years: number): Temporal.PlainDate =>
  dateAt(now).subtract({ years });

/** Ids in the values of an entry: what it is about, among others. */
export const idsIn = (values: Iterable<unknown>): string[] =>
  [...values].filter(
    (value) => typeof value === 'string' && /^[a-z]{3}_[0-9a-z]{1,40}$/.test(value),
  ) as string[];

/** The later of when an entry was made and when what it is about was over: from then on its period counts. */
export const countsFrom = (made: Temporal.Instant, over: readonly Temporal.Instant[]): Temporal.Instant =>
  [made, ...over].reduce((late, one) => (Temporal.Instant.compare(one, late) > 0 ? one : late));
