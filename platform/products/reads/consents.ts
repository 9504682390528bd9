import { Type } from 'typebox';
import { defineRead, ok, text } from '#foundation';
import { sidesIn } from '#platform/identity';
import { consentsFor } from '#platform/query';
import { ConsentSchema, consentLine } from '../actions/consents.ts';

/** Consents that the reader's organisation registered for a product, the latest two hundred. Of nobody else, and without who gave them. */
export const consentsRead = defineRead({
  name: 'products.consents',
  title: text('本单位登记的授权同意', 'Consents our organisation registered'),
  path: '/api/v1/products/{productId}/consents',
  audience: 'signed-in',
  input: Type.Object({ productId: Type.String({ maxLength: 60 }) }),
  output: Type.Object({ items: Type.Array(ConsentSchema), next: Type.Null(), total: Type.Integer() }),
  async run(actor, input, tx) {
    const rows = await consentsFor(tx, input.productId, [...(await sidesIn(tx, actor, 'products'))]);
    const items = rows.map((row) => consentLine(row, tx.now));
    return ok({ items, next: null, total: items.length });
  },
});
