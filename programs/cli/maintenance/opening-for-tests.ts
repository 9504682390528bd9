import type pg from 'pg';
import type { Database } from '#foundation';
import { appendPublicFact } from '#platform/evidence';

/** One resource that is on the open list without data, and one that was withdrawn from it. */
export async function addOpening(pool: pg.Pool, database: Database): Promise<void> {
  const said = { title: 't', version: 1, class: 'not-open', reasons: 'r', legalBasis: 'b' };
  for (const [id, resource, state] of [
    ['ope_1', 'res_1', 'listed'],
    ['ope_2', 'res_2', 'withdrawn'],
  ] as const) {
    const gone = state === 'withdrawn';
    const [listed, withdrawn] = await database.transaction(async (tx) => [
      await appendPublicFact(tx, { kind: 'opening.listed', subject: resource, fact: said }),
      gone
        ? await appendPublicFact(tx, { kind: 'opening.withdrawn', subject: resource, fact: { reason: 'w' } })
        : null,
    ]);
    await pool.query(
      `INSERT INTO opening.entry (id, resource_id, version, state, class, title, search, department, authority, reasons, legal_basis, priority,
         update_cycle, contact, proposed_by, proposed_at, decided_by, decided_at, listed_at, log_entry, ended_at, withdrawal_reason, withdrawal_by,
         withdrawal_at, withdrawn_by, withdrawal_entry)
       VALUES ($1, $2, 1, $3, 'not-open', 't', 't', 'org_1', 'org_2', 'r', 'b', false, 'yearly', 'c', 'x', now(), 'y', now(), now(), $4, $5, $6, $7, $5, $8, $9)`,
      [
        id,
        resource,
        state,
        listed!.id,
        gone ? new Date() : null,
        gone ? 'w' : null,
        gone ? 'x' : null,
        gone ? 'y' : null,
        withdrawn?.id ?? null,
      ],
    );
  }
}

export const openingDamages = [
  [
    'opening.list',
    'another class than was entered publicly',
    'ope_1',
    `UPDATE opening.entry SET class = 'conditional', conditions = 'c' WHERE id = 'ope_1'`,
  ],
  [
    'opening.list',
    'a listing without its public fact',
    'ope_1',
    `UPDATE opening.entry SET log_entry = 'gone' WHERE id = 'ope_1'`,
  ],
  [
    'opening.list',
    'another reason of a withdrawal',
    'ope_2',
    `UPDATE opening.entry SET withdrawal_reason = 'other' WHERE id = 'ope_2'`,
  ],
  [
    'opening.list',
    'an entry decided by who proposed it',
    'ope_1',
    `UPDATE opening.entry SET authority = department WHERE id = 'ope_1'`,
  ],
] as const;
