import { sql } from 'kysely';
import { type Check, type Text, text } from '#foundation';
import { standingOf } from '#platform/lineage';
import { R28 } from '../model/index.ts';
import { agreementTextOf } from '../scenarios/step.ts';
import { authorisationTables } from '../store/tables.ts';
import { productRef, productsStopped } from './heed.ts';
import { consentsNeeded } from './lacking.ts';

/**
 * Under every agreement in force, shared data that lineage finds was asked for or is named as consented to (R28); what somebody answered says who and when;
 * and a product over data whose consent was refused, withdrawn or never came is not usable.
 */
export const sharedConsentCheck: Check = {
  name: 'authorisation.shared-consents',
  title: text(
    '来源含共享数据的均已征询提供单位，未同意的不在使用',
    'Shared data by lineage was asked for, and what lacks consent is not in use',
  ),
  async run(tx) {
    const faults: Text[] = [];
    const { rows } = await sql<{ id: string; unsigned: boolean }>`
      SELECT id, state IN ('refused', 'withdrawn') AND (decided_by IS NULL OR decided_at IS NULL OR reason IS NULL)
         OR state = 'given' AND (decided_at IS NULL OR decided_by IS NULL AND reference IS NULL) AS unsigned
      FROM authorisation.shared_consent ORDER BY id`.execute(authorisationTables(tx));
    for (const { id } of rows.filter(({ unsigned }) => unsigned))
      faults.push(text(`${id} 的答复没有答复人`, `${id}: nobody is named who answered`));
    const agreements = await authorisationTables(tx)
      .selectFrom('authorisation.agreement')
      .selectAll()
      .where('state', 'in', ['active', 'suspended'])
      .orderBy('id')
      .execute();
    let looked = rows.length;
    for (const agreement of agreements) {
      const needed = await consentsNeeded(tx, { id: agreement.id, document: agreementTextOf(agreement) });
      looked += needed.length;
      for (const { row, declared, title, providerName } of needed)
        if (!row && declared === null)
          faults.push(
            text(
              `${agreement.number}：“${title}”含“${providerName}”共享的数据，未征询其同意`,
              `${agreement.number}: “${title}” holds data of “${providerName}”, which nobody asked`,
            ),
          );
      const stopped = [...(await productsStopped(tx, agreement.id, needed))].flatMap(([id, lack]) =>
        lack ? [productRef(id)] : [],
      );
      for (const { id, reasons } of await standingOf(tx, stopped))
        if (!reasons.some(({ rule }) => rule === R28.id))
          faults.push(
            text(
              `产品 ${id} 仍在使用未经同意的共享数据`,
              `product ${id} still uses shared data without consent`,
            ),
          );
    }
    return { looked, faults };
  },
};
