import { type Database, ok, type Result } from '#foundation';
import {
  type Answers,
  canonicalValue,
  decoyRecord,
  encodeRecord,
  encodeRow,
  type MadeUpSubject,
  syntheticSubjects,
  type VerificationPlan,
} from '../model/index.ts';
import { admitVerification, type VerificationAsked } from '../verification/admit-verification.ts';
import { type VerificationKeys, verificationKeys, withItems } from '../verification/keys.ts';
import { type LookedIn, lookUp } from '../verification/look-up.ts';
import { readRequest, type VerificationRequest } from '../verification/request.ts';
import { bytesOf, numberOf } from './seed.ts';

/** What is asked; of a call only what does not meter, receipt or settle. */
export interface SyntheticVerification extends VerificationAsked {
  /** Absent: only which made-up subjects there are. */
  readonly request?: VerificationRequest;
  /** Decides the subjects. */
  readonly seed: string;
}

/** By item names; a compared value is null where nothing is on record. */
export interface SampleSubject {
  readonly subject: { readonly [item: string]: string };
  readonly compared: { readonly [item: string]: string | null };
}

export interface TriedVerification {
  /** A few of the made-up subjects, so that a hit can be tried; any other is a miss. */
  readonly samples: readonly SampleSubject[];
  readonly needsConsent: boolean;
  readonly answers: Answers | null;
}

const shown = 6;

/**
 * Answers a verification about made-up subjects: the same admission, reading of the request (also of the consent, by its form) and comparison as a call,
 * uniform misses among them. No snapshot and no key of an agreement is opened, nobody's consent is looked up, and nothing is written.
 */
export async function verifySynthetic(
  database: Database,
  asked: SyntheticVerification,
): Promise<Result<TriedVerification>> {
  const admitted = await database.transaction((tx) => admitVerification(tx, asked), { mode: 'snapshot' });
  if (!admitted.ok) return admitted;
  const { plan, relation } = admitted.value;
  const made = syntheticSubjects(plan, relation, numberOf(asked.seed));
  const told = {
    samples: made.slice(0, shown).map((one) => sampleOf(plan, one)),
    needsConsent: plan.needsConsent,
  };
  if (!asked.request) return ok({ ...told, answers: null });
  const read = readRequest(plan, asked.request);
  if (!read.ok) return read;
  // It hides nothing: whoever knows the seed knows the subjects, and nobody is one of them.
  const keys = verificationKeys(bytesOf(asked.seed));
  const { answers } = lookUp({ keys, plan, served: served(plan, keys, made) }, read.value);
  return ok({ ...told, answers });
}

/** Records as those of a snapshot, of one length with what a subject looks like that is not there. */
function served(
  plan: VerificationPlan,
  keys: VerificationKeys,
  made: readonly MadeUpSubject[],
): LookedIn['served'] {
  const rows = new Map<string, Uint8Array[]>();
  for (const { subject, compared } of made) {
    const key = keys.subject(
      plan.resourceId,
      withItems(
        plan.subject,
        subject.map((value, index) => canonicalValue(plan.subject[index]!.type, value) ?? ''),
      ),
    );
    const row = encodeRow(
      plan.compared.map(({ itemId, type }, index) => {
        const value = canonicalValue(type, compared[index] ?? '');
        return value === null ? null : keys.value(key, itemId, value);
      }),
    );
    const name = key.toString('hex');
    rows.set(name, [...(rows.get(name) ?? []), row]);
  }
  const items = plan.compared.length;
  const slots = Math.max(1, ...[...rows.values()].map(({ length }) => length));
  const decoy = decoyRecord(items, slots);
  return {
    slots,
    snapshot: {
      lookUp(subject) {
        const found = rows.get(subject.toString('hex'));
        return found ? encodeRecord(found, items, slots) : decoy;
      },
    },
  };
}

const sampleOf = (plan: VerificationPlan, { subject, compared }: MadeUpSubject): SampleSubject => ({
  subject: Object.fromEntries(plan.subject.map(({ name }, index) => [name, subject[index]!])),
  compared: Object.fromEntries(plan.compared.map(({ name }, index) => [name, compared[index] ?? null])),
});
