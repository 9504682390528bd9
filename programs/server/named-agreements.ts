import { agreementsByIds, mayReadAgreement } from '#platform/authorisation';
import type { PrivacyPorts } from '#platform/privacy';

/** Agreements by number for the pages of modules that stand before them. */
export const namedAgreements: PrivacyPorts['agreements'] = async (tx, ids, actor) =>
  new Map(
    (await agreementsByIds(tx, ids)).map((one) => [
      one.id,
      { number: one.number, mayOpen: actor !== undefined && mayReadAgreement(actor, one) },
    ]),
  );
