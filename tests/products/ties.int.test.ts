import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { connect } from '#platform/lineage';
import { outcome } from '../procedure/matter.ts';
import type { Ground } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import {
  call,
  define,
  manyResidents,
  type Offered,
  offer,
  prepareProducts,
  productsAgreement,
} from './ground.ts';

const definition = {
  sql: 'SELECT r.birth_date AS cohort, count(*) AS n FROM residents AS r GROUP BY r.birth_date',
  parameters: [],
};

let ground: Ground;
let agreementId: string;
let offered: Offered;
beforeAll(async () => {
  ground = await prepareProducts();
  await ground.serve(manyResidents);
  agreementId = await ground.agree(productsAgreement());
  offered = await offer(ground, agreementId, 'data-api', definition);
  expectOk(await call(ground, offered.productId));
});
afterAll(() => ground?.close());

describe('R30 no re-development, after the order', () => {
  it('a source that was made of the operator’s delivered product cannot be defined over', async () => {
    // An earlier product, delivered, whose answers somebody catalogued.
    await ground.db.pool.query(
      `INSERT INTO products.product SELECT (jsonb_populate_record(product, '{"id": "prd_earlier", "code": "earlier"}')).*
       FROM products.product WHERE id = $1`,
      [offered.productId],
    );
    await ground.db.database.transaction((tx) =>
      connect(tx, {
        from: {
          kind: 'product',
          id: 'prd_earlier',
          title: { zh: '旧', en: 'Earlier' },
          visibility: 'public',
        },
        to: {
          kind: 'resource',
          id: 'res_residents',
          title: { zh: '居民', en: 'Residents' },
          owner: organisations.bureau,
          visibility: 'public',
        },
        relation: 'defined-over',
        by: 'test',
      }),
    );
    expect(await outcome(define(ground, agreementId, 'data-api', definition))).toBe(
      'products/own-product-as-source',
    );
  });

  it('a buyer that becomes tied to the operator is refused at its next call', async () => {
    await ground.db.pool.query(
      `UPDATE authorisation.agreement SET document = jsonb_set(document, '{parts,disclosure,affiliates}', $2) WHERE id = $1`,
      [
        agreementId,
        JSON.stringify([
          { organisationId: organisations.bank, name: '示例银行', creditCode: '91310000DDDDDDDDDD' },
        ]),
      ],
    );
    expect(await outcome(call(ground, offered.productId))).toBe('products/tied-to-operator');
  });
});
