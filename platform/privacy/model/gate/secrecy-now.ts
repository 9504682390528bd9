import type { GateFacts } from './facts.ts';
import type { ReviewState } from './lifecycles.ts';

/** A secrecy review as far as it counts. */
export interface EnteredReview {
  readonly state: ReviewState;
  readonly result: 'non-secret' | 'secret' | 'undecided';
  readonly trade_secrets: boolean;
  readonly decision_number: string;
}

/**
 * What the reviews of a revision, the newest first, say now. Secrets and doubt count from the moment they are entered; that there are none only once a
 * second person checked. A newer review stands before an older one. Doubt that a second person rejected leaves nothing decided: who entered it had a reason,
 * and an older «non-secret» was given without it, so the revision waits for a new review. Trade secrets likewise stay until a newer review is checked.
 */
export function secrecyNow(reviews: readonly EnteredReview[]): Pick<GateFacts, 'secrecy' | 'tradeSecrets'> {
  const decides = reviews.find(
    ({ state, result }) => state === 'confirmed' || (result !== 'non-secret' && state === 'awaiting'),
  );
  const newer = decides ? reviews.slice(0, reviews.indexOf(decides)) : reviews;
  const tradeSecrets = (decides ? [...newer, decides] : newer).some(({ trade_secrets }) => trade_secrets);
  const doubted = newer.findIndex(({ state, result }) => state === 'rejected' && result !== 'non-secret');
  const waits = newer.findIndex(({ state }) => state === 'awaiting');
  if (doubted >= 0 && (decides === undefined || decides.result === 'non-secret'))
    return waits >= 0 && waits < doubted
      ? { tradeSecrets, secrecy: { state: 'awaiting', number: newer[waits]!.decision_number } }
      : { tradeSecrets, secrecy: { state: 'anew', number: null } };
  if (decides) return { tradeSecrets, secrecy: { state: decides.result, number: decides.decision_number } };
  return waits >= 0
    ? { tradeSecrets, secrecy: { state: 'awaiting', number: newer[waits]!.decision_number } }
    : { tradeSecrets, secrecy: { state: 'none', number: null } };
}
