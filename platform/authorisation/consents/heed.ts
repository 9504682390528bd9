import { type Actor, actorReference, type Tx } from '#foundation';
import { changeStanding, downstream, keepReason, type NewReason, standingOf } from '#platform/lineage';
import { R28 } from '../model/index.ts';
import { stops } from '../model/shared-consent.ts';
import { agreementTextOf } from '../scenarios/step.ts';
import type { AgreementRow } from '../store/tables.ts';
import { type AskedFor, consentsNeeded, lackInWords } from './lacking.ts';

/**
 * What was said to shared data reaches what stands on it: a product over a resource whose consent was refused, withdrawn or did not come in time is frozen,
 * one that has all it needs is free, and nothing admitted before leaves. The caller holds the agreement's row. Doing it again changes nothing else.
 */
export async function heedSharedConsents(tx: Tx, agreement: AgreementRow, actor: Actor): Promise<void> {
  // Before it took effect nothing stands on it.
  if (!agreement.active_at) return;
  // Takes the graph's lock, under which products draw their sources: who came first is seen, who comes later sees this.
  await changeStanding(tx, { kind: 'agreement', id: agreement.id });
  const by = actorReference(actor);
  const needed = await consentsNeeded(tx, { id: agreement.id, document: agreementTextOf(agreement) });
  const products = await productsStopped(tx, agreement.id, needed);
  for (const standing of await standingOf(tx, [...products.keys()].map(productRef))) {
    const lack = products.get(standing.id);
    const wanted: NewReason | null = lack
      ? {
          code: lack.row?.state === 'withdrawn' ? 'consent-withdrawn' : 'consent-missing',
          text: lackInWords(lack),
          rule: R28.id,
          clause: R28.clause,
          by,
        }
      : null;
    await keepReason(tx, standing, R28.id, { wanted, by });
  }
}

/** Every product of an agreement, by id, with the first lack of consent that stops it: one that was refused, withdrawn or did not come in time. */
export async function productsStopped(
  tx: Tx,
  agreementId: string,
  needed: readonly AskedFor[],
): Promise<ReadonlyMap<string, AskedFor | null>> {
  const over = async (kind: string, id: string) =>
    (await downstream(tx, { kind, id }, { depth: 1 })).filter((one) => one.kind === 'product');
  const products = new Map<string, AskedFor | null>(
    (await over('agreement', agreementId)).map(({ id }) => [id, null]),
  );
  for (const one of needed.filter(({ row }) => row !== undefined && stops(row.state)))
    for (const { id } of await over('resource', one.resourceId))
      if (products.get(id) === null) products.set(id, one);
  return products;
}

export const productRef = (id: string) => ({ kind: 'product', id });
