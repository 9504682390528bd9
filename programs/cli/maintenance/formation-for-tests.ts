import type pg from 'pg';

/** Two cycles of one agreement: the first replaced, its excess deducted in the second, which has ceilings of two people. */
export async function addFormation(pool: pg.Pool): Promise<void> {
  const formation = (id: string, state: string, deduction: number) =>
    pool.query(
      `INSERT INTO pricing.formation (id, agreement_id, agreement_number, operator, authorising_body, price_authority, data_authority, state, reason,
         registrar_level, cost_year, applied_by, applied_at, surveyed_by, surveyed_at, subsidy_fen, ten_year_yield, yield_year, rate, tax_fen,
         excess_cycles, deduction_fen, cost_fen, profit_fen, revenue_fen, cycle_years, proposed_by, proposed_at, valid_from, valid_until, decided_by, decided_at, log_entry)
       VALUES ($1, 'agr_1', '1', 'o', 'a', 'p', 'd', $2, 'r', 'province', 2024, 'x', now(), 'x', now(), 0, '1.8', 2024, '7.8', 500, 1, $3::bigint, 1000, 78,
         1578 - $3::bigint, 3, 'x', now(), '2025-01-01', '2027-12-31', 'y', now(), 'e')`,
      [id, state, deduction],
    );
  for (const [id, state, deduction] of [
    ['prf_1', 'replaced', 0],
    ['prf_2', 'approved', 10],
  ] as const) {
    await formation(id, state, deduction);
    await pool.query(
      `INSERT INTO pricing.cost_line VALUES ($1, 1, 'c', 'platform', 'industry', 100, NULL, 1000, 1000, NULL)`,
      [id],
    );
  }
  await pool.query(
    `INSERT INTO pricing.year_review VALUES ('prf_1', 2025, 1588, 1578, 'prices', 10, 'm', 'x', now(), 'e')`,
  );
  await pool.query(`INSERT INTO pricing.deduction VALUES ('prf_1', 1, 'agr_1', 10, 'prf_2')`);
  await pool.query(
    `INSERT INTO pricing.ceiling_set (id, formation_id, version, state, reason, full_fen, proposed_by, proposed_at, decided_by, decided_at, log_entry)
     VALUES ('cls_1', 'prf_2', 1, 'standing', 'r', 1500, 'x', now(), 'y', now(), 'e')`,
  );
  await pool.query(`INSERT INTO pricing.ceiling VALUES ('cls_1', 'prd_1', 'call', 15, 100)`);
}

export const formationDamages = [
  [
    'pricing.permitted-revenue',
    'a cost allowed after the approval',
    'prf_2',
    `UPDATE pricing.cost_line SET allowed_fen = 900, cut_reason = 'later' WHERE formation_id = 'prf_2'`,
  ],
  [
    'pricing.permitted-revenue',
    'an approval that is not in the log',
    'prf_2',
    `UPDATE pricing.formation SET log_entry = NULL WHERE id = 'prf_2'`,
  ],
  ['pricing.ceilings', 'a ceiling raised by hand', 'cls_1', `UPDATE pricing.ceiling SET ceiling_fen = 16`],
  [
    'pricing.ceilings',
    'ceilings nobody checked',
    'cls_1',
    `UPDATE pricing.ceiling_set SET decided_by = NULL`,
  ],
  [
    'pricing.deductions',
    'less deducted than was taken too much',
    'prf_1',
    `UPDATE pricing.deduction SET amount_fen = 9`,
  ],
] as const;
