import { type Answers, answersOf, compareRecord, type VerificationPlan } from '../model/index.ts';
import { type VerificationKeys, withItems } from './keys.ts';
import type { ReadRequest } from './request.ts';

/** What a subject is looked up in. */
export interface LookedIn {
  readonly keys: VerificationKeys;
  readonly plan: VerificationPlan;
  readonly served: {
    readonly slots: number;
    readonly snapshot: { lookUp(subject: Buffer): Uint8Array };
  };
}

/** Digests of all that was given, one record, one comparison: the same work for a hit and a miss. */
export function lookUp(
  { keys, plan, served }: LookedIn,
  asked: ReadRequest,
): { readonly subject: Buffer; readonly answers: Answers } {
  const subject = keys.subject(plan.resourceId, withItems(plan.subject, asked.subject));
  const given = plan.compared.map(({ itemId }, index) => {
    const digest = keys.value(subject, itemId, asked.compared[index] ?? '');
    return asked.compared[index] === null ? null : digest;
  });
  const comparison = compareRecord(served.snapshot.lookUp(subject), served.slots, given);
  const items = plan.compared.map(({ name }, index) => ({
    item: name,
    asked: asked.compared[index] !== null,
  }));
  return { subject, answers: answersOf(comparison, items, plan.tellsExistence) };
}
