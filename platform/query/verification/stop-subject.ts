import { type Clause, ok, type Result, refuse, type Text, type Tx } from '#foundation';
import { addReason, clearReason, lockGraph } from '#platform/lineage';
import { canonicalValue } from '../model/index.ts';
import { type AgreementKeys, personsKey } from '../ports.ts';
import { problems } from '../problems.ts';
import { lockSubjectAlone } from '../run/subject-lock.ts';
import { verificationKeys } from './keys.ts';

export interface SubjectOf {
  readonly agreementId: string;
  readonly resourceId: string;
  /** What identifies the subject: type and value of each item, by item id. */
  readonly identifiedBy: readonly {
    readonly itemId: string;
    readonly type: Parameters<typeof canonicalValue>[0];
    readonly value: string;
  }[];
}

/**
 * Stop every verification of one subject under an agreement: a withdrawn consent, a court's order. After the commit no answer about
 * the subject leaves. The subject stands in the lineage by a keyed digest only. Returns the reason's id for {@link resumeSubject}.
 */
export async function stopSubject(
  tx: Tx,
  keys: AgreementKeys,
  subject: SubjectOf,
  reason: {
    readonly code: 'consent-withdrawn' | 'consent-missing' | 'leak';
    readonly text: Text;
    readonly rule?: string;
    readonly clause?: Clause;
    readonly by: string;
  },
): Promise<Result<string>> {
  const digest = await subjectDigest(keys, subject);
  if (digest === null) return refuse(problems['verification-input']());
  const ref = { kind: 'subject', id: digest };
  await lockGraph(tx);
  await lockSubjectAlone(tx, ref);
  return ok(await addReason(tx, ref, reason));
}

/**
 * Stop every verification that rests on one consent, by the number or digest calls name it with. After the commit no answer resting on it leaves.
 * A consent that nobody ever stopped has no standing that a release could hold, so it is stopped here and not by a reason alone.
 */
export async function stopConsent(
  tx: Tx,
  consent: string,
  reason: {
    readonly code: 'consent-withdrawn' | 'consent-missing';
    readonly text: Text;
    readonly rule?: string;
    readonly clause?: Clause;
    readonly by: string;
  },
): Promise<string> {
  const ref = { kind: 'consent', id: consent };
  await lockGraph(tx);
  await lockSubjectAlone(tx, ref);
  return addReason(tx, ref, reason);
}

export const resumeSubject = (tx: Tx, reasonId: string, by: string): Promise<void> =>
  clearReason(tx, reasonId, by);

/** What stands for a subject of a resource under an agreement, in hex; null where a value is not of its item's type. */
export const subjectDigest = (keys: AgreementKeys, subject: SubjectOf): Promise<string | null> =>
  digestUnder(keys, subject.agreementId, subject);

/** What stands for a person of a resource under every agreement that identifies people by these items, those of later too. */
export const personDigest = (
  keys: Pick<AgreementKeys, 'open'>,
  person: Omit<SubjectOf, 'agreementId'>,
): Promise<string | null> => digestUnder(keys, personsKey(person.resourceId), person);

async function digestUnder(
  keys: Pick<AgreementKeys, 'open'>,
  key: string,
  { resourceId, identifiedBy }: Omit<SubjectOf, 'agreementId'>,
): Promise<string | null> {
  const values = identifiedBy.map(
    ({ itemId, type, value }) => [itemId, canonicalValue(type, value)] as const,
  );
  if (values.some(([, value]) => value === null)) return null;
  return verificationKeys(await keys.open(key))
    .subject(resourceId, values as readonly (readonly [string, string])[])
    .toString('hex');
}

/**
 * Before reasons on subjects known by their digests, or on items: waits for the releases that are about one of them. The graph's lock comes
 * first.
 */
export async function lockSubjectsAlone(
  tx: Tx,
  ids: readonly string[],
  kind: 'subject' | 'item' = 'subject',
): Promise<void> {
  await lockGraph(tx);
  for (const id of [...ids].sort()) await lockSubjectAlone(tx, { kind, id });
}
