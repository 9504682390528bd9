import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnteredReview, secrecyNow } from './secrecy-now.ts';

const review = (
  result: EnteredReview['result'],
  state: EnteredReview['state'],
  trade_secrets = false,
): EnteredReview => ({ result, state, trade_secrets, decision_number: `${result}/${state}` });
const stateOf = (...newestFirst: EnteredReview[]) => secrecyNow(newestFirst).secrecy.state;

describe('what the reviews of a revision say now', () => {
  it('that there are no secrets only once checked, secrets and doubt at once', () => {
    expect(stateOf()).toBe('none');
    expect(stateOf(review('non-secret', 'awaiting'))).toBe('awaiting');
    expect(stateOf(review('non-secret', 'rejected'))).toBe('none');
    expect(stateOf(review('non-secret', 'confirmed'))).toBe('non-secret');
    expect(stateOf(review('secret', 'awaiting'), review('non-secret', 'confirmed'))).toBe('secret');
    expect(stateOf(review('undecided', 'confirmed'))).toBe('undecided');
  });

  it('that a rejected doubt brings no older word back: it is reviewed anew', () => {
    const before = review('non-secret', 'confirmed');
    expect(stateOf(review('secret', 'rejected'), before)).toBe('anew');
    expect(stateOf(review('undecided', 'rejected'), before)).toBe('anew');
    expect(stateOf(review('secret', 'rejected'))).toBe('anew');
    // One that was entered before the doubt and is checked after it was given without the doubt, too.
    expect(stateOf(review('secret', 'rejected'), review('non-secret', 'awaiting'))).toBe('anew');
    expect(stateOf(review('non-secret', 'awaiting'), review('secret', 'rejected'), before)).toBe('awaiting');
    expect(stateOf(review('non-secret', 'confirmed'), review('secret', 'rejected'))).toBe('non-secret');
    expect(stateOf(review('secret', 'rejected'), review('undecided', 'awaiting'), before)).toBe('undecided');
    expect(stateOf(review('non-secret', 'rejected'), before)).toBe('non-secret');
  });

  it('that trade secrets stay until a newer review was checked', () => {
    const before = review('non-secret', 'confirmed');
    const trade = (...reviews: EnteredReview[]) => secrecyNow(reviews).tradeSecrets;
    expect(trade(review('non-secret', 'rejected', true), before)).toBe(true);
    expect(trade(before, review('non-secret', 'confirmed', true))).toBe(false);
    expect(trade(review('non-secret', 'awaiting'), review('non-secret', 'confirmed', true))).toBe(true);
  });

  it('that nothing entered after a doubt but a checked review makes a revision free of secrets again', () => {
    const any = fc.record({
      result: fc.constantFrom('non-secret' as const, 'secret' as const, 'undecided' as const),
      state: fc.constantFrom('awaiting' as const, 'confirmed' as const, 'rejected' as const),
      trade_secrets: fc.boolean(),
      decision_number: fc.constant('n'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (reviews) => {
        const free = stateOf(...reviews) === 'non-secret';
        const last = reviews.findIndex(({ result }) => result !== 'non-secret');
        const since = last < 0 ? reviews : reviews.slice(0, last);
        return free === since.some(({ state }) => state === 'confirmed');
      }),
    );
  });
});
