import { type Actor, actorReference, type Tx } from '#foundation';
import { addReason, changeStanding, clearReason, downstream, standingOf } from '#platform/lineage';
import { R28 } from '../model/index.ts';
import { stops } from '../model/shared-consent.ts';
import { agreementTextOf } from '../scenarios/step.ts';
import type { AgreementRow } from '../store/tables.ts';
import { consentsNeeded, lackInWords } from './lacking.ts';

/**
 * What was said to shared data reaches what stands on it: a product over a resource whose consent was refused, withdrawn or did not come in time is frozen,
 * one that has all it needs is free, and nothing admitted before leaves. The caller holds the agreement's row. Doing it again changes nothing else.
 */
export async function heedSharedConsents(tx: Tx, agreement: AgreementRow, actor: Actor): Promise<void> {
  // Takes the graph's lock, under which products draw their sources: who came first is seen, who comes later sees this.
  await changeStanding(tx, { kind: 'agreement', id: agreement.id });
  const by = actorReference(actor);
  const needed = await consentsNeeded(tx, { id: agreement.id, document: agreementTextOf(agreement) });
  const stopped = needed.filter(({ row }) => row !== undefined && stops(row.state));
  const products = (await downstream(tx, { kind: 'agreement', id: agreement.id }, { depth: 1 })).filter(
    ({ kind }) => kind === 'product',
  );
  const over = new Map<string, (typeof stopped)[number]>();
  for (const one of stopped) {
    const made = await downstream(tx, { kind: 'resource', id: one.resourceId }, { depth: 1 });
    for (const { kind, id } of made) if (kind === 'product' && !over.has(id)) over.set(id, one);
  }
  for (const { kind, id } of products) {
    const [standing] = await standingOf(tx, [{ kind, id }]);
    const frozen = standing!.reasons.find(({ rule, origin }) => rule === R28.id && !origin);
    const lack = over.get(id);
    if (!lack && frozen) await clearReason(tx, frozen.id, by);
    if (lack && !frozen)
      await addReason(
        tx,
        { kind, id },
        {
          code: lack.row?.state === 'withdrawn' ? 'consent-withdrawn' : 'consent-missing',
          text: lackInWords(lack),
          rule: R28.id,
          clause: R28.clause,
          by,
        },
      );
  }
}
