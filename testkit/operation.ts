import type pg from 'pg';
import type { Database } from '#foundation';
import { appendEntry, appendPublicFact, recordUses } from '#platform/evidence';
import { item, resource, sampleAgreement } from './evaluator/sample-agreement.ts';

/** Rows of an authorised operation, for database tests of what is made public. */
export interface Operation {
  /** An agreement that took effect now, with its public fact. */
  agreement(id: string, parts?: { readonly state?: string; readonly activeAt?: string }): Promise<void>;
  /** A product listed now under an agreement. */
  product(id: string, agreementId: string): Promise<void>;
  fact(kind: string, subject: string): Promise<void>;
  calls(count: number, agreement: string, purpose?: string): Promise<void>;
}

export const operator = `org_${'c'.repeat(26)}`;

export function operation(database: Database, pool: pg.Pool): Operation {
  const fact = async (kind: string, subject: string) => {
    await database.transaction((tx) => appendPublicFact(tx, { kind, subject, fact: { number: subject } }));
  };
  return {
    fact,
    async agreement(id, { state = 'active', activeAt = '2026-01-05T10:00:00+08:00' } = {}) {
      const document = sampleAgreement([
        resource('enterprises', { items: [item('age', '经营年限', 'integer')] }),
      ]);
      await pool.query(
        `INSERT INTO authorisation.plan (id, number, version, state, title, document, implementing_body, authorising_body, drafted_by, created_at)
         VALUES ('pln_1', '方案1号', 1, 'approved', '方案', '{}', 'org_i', 'org_a', 'per_1', now()) ON CONFLICT DO NOTHING`,
      );
      await pool.query(
        `INSERT INTO authorisation.agreement (id, number, version, state, plan_id, document, digest, authorising_body,
           implementing_body, operator, term_from, term_until, drafted_by, created_at, active_at)
         VALUES ($1, $1, 1, $2, 'pln_1', $3, 'd', 'org_a', 'org_i', $4, '2026-01-01', '2029-01-01', 'per_1', $5, $5)`,
        [id, state, JSON.stringify(document), operator, activeAt],
      );
      await fact('authorisation.in-force', id);
    },
    async product(id, agreementId) {
      await pool.query(
        `INSERT INTO products.product (id, code, title, summary, kind, form, agreement_id, operator, purpose, definition, digest,
           fee_class, price_fen, state, defined_by, listed_at, created_at)
         VALUES ($1, $1, '区域指数', '按区县统计', 'data-api', 'aggregate', $2, $3, 'inclusive-finance', '{}', 'd', 'guided', 150, 'listed', 'per_1',
           '2026-01-06T10:00:00+08:00', now())`,
        [id, agreementId, operator],
      );
      await fact('products.listed', id);
    },
    async calls(count, agreement, purpose = 'inclusive-finance') {
      await database.transaction(async (tx) => {
        const lines = [];
        for (let at = 0; at < count; at++) {
          const { id } = await appendEntry(tx, { kind: 'query.call', fields: { agreement } });
          lines.push({ entry: id, product: null, agreement, purpose, buyer: 'org_bank', units: 1n });
        }
        await recordUses(tx, lines);
      });
    },
  };
}
