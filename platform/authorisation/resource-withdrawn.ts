import type { Subscriber } from '#foundation';
import { standingOf } from '#platform/lineage';
import { closeShares, populationsOf } from '#platform/privacy';
import { agreementsGranting } from './doors.ts';
import type { AgreementDocument } from './model/index.ts';
import { findAgreement } from './store/tables.ts';

/**
 * A resource was withdrawn for good. An agreement that has no other resource about the same people can spend nothing on them any more:
 * what is left of its share is the population's again.
 */
export const resourceWithdrawn: Subscriber = async (tx, { payload: { kind, id, status } }) => {
  if (kind !== 'resource' || status !== 'ended') return;
  const population = (await populationsOf(tx, [id])).get(id);
  if (population === undefined) return;
  for (const agreementId of await agreementsGranting(tx, id)) {
    const agreement = await findAgreement(tx, agreementId);
    if (!agreement) continue;
    const { resources } = (agreement.document as unknown as AgreementDocument).parts.scope;
    const populations = await populationsOf(
      tx,
      resources.map(({ resourceId }) => resourceId),
    );
    const same = [...populations].flatMap(([resourceId, of]) => (of === population ? [resourceId] : []));
    const standing = await standingOf(
      tx,
      same.map((resourceId) => ({ kind: 'resource', id: resourceId })),
    );
    if (standing.every(({ status: now }) => now === 'ended'))
      await closeShares(tx, agreementId, [population]);
  }
};
