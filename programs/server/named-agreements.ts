import { agreementsByIds, mayReadAgreement, readingAs } from '#platform/authorisation';
import type { PrivacyPorts } from '#platform/privacy';

/** Agreements by number for the pages of modules that stand before them. */
export const namedAgreements: PrivacyPorts['agreements'] = async (tx, ids, actor) => {
  const reader = actor && (await readingAs(tx, actor));
  return new Map(
    (await agreementsByIds(tx, ids)).map((one) => [
      one.id,
      { number: one.number, mayOpen: reader !== undefined && mayReadAgreement(reader, one) },
    ]),
  );
};
