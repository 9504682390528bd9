import { sql } from 'kysely';
import { type Check, type Text, text } from '#foundation';
import { fullRevenue } from '../model/formation/ceilings.ts';
import { ceilingsIn, costLines, type FormationRow, formationTables } from '../store/formations.ts';
import { computationOf } from './computation.ts';

/** Every proposed or approved revenue is what the formula makes of its survey, rate, taxes and deduction, to the fen. */
const revenueCheck: Check = {
  name: 'pricing.permitted-revenue',
  title: text('最高准许收入可由记录重算', 'Permitted revenues are what their inputs make'),
  async run(tx) {
    const rows = await formationTables(tx)
      .selectFrom('pricing.formation')
      .selectAll()
      .where('state', 'in', ['proposed', 'approved', 'replaced'])
      .execute();
    const faults: Text[] = [];
    for (const row of rows) {
      const computed = computationOf(row, await costLines(tx, row.id));
      if (!computed || !same(row, computed))
        faults.push(
          text(
            `${row.id} 的最高准许收入与重算不符`,
            `${row.id}: its permitted revenue is not what its inputs make`,
          ),
        );
      if (row.state !== 'proposed' && !row.log_entry)
        faults.push(text(`${row.id} 核定后没有公开`, `${row.id}: approved and not in the log`));
    }
    return { looked: rows.length, faults };
  },
};

const same = (row: FormationRow, computed: NonNullable<ReturnType<typeof computationOf>>): boolean =>
  computed.cost === row.cost_fen &&
  computed.profit === row.profit_fen &&
  computed.tax === row.tax_fen &&
  computed.deduction === row.deduction_fen &&
  computed.revenue === row.revenue_fen;

/** Ceilings that stand fit into the revenue they are inside of, were set by a second person, and say the sum they make. */
const ceilingCheck: Check = {
  name: 'pricing.ceilings',
  title: text('上限收费标准与最高准许收入相符', 'Ceilings fit into their permitted revenue'),
  async run(tx) {
    const { rows } = await sql<{
      id: string;
      full_fen: string;
      revenue_fen: bigint;
      proposed_by: string;
      decided_by: string | null;
    }>`
      SELECT one.id, one.full_fen, formation.revenue_fen, one.proposed_by, one.decided_by
      FROM pricing.ceiling_set AS one JOIN pricing.formation AS formation ON formation.id = one.formation_id
      WHERE one.state IN ('standing', 'replaced')`.execute(formationTables(tx));
    const faults: Text[] = [];
    for (const row of rows) {
      const full = fullRevenue(await ceilingsIn(tx, [row.id]));
      if (full !== BigInt(row.full_fen) || full > row.revenue_fen)
        faults.push(
          text(
            `${row.id} 的上限与合计不符`,
            `${row.id}: its ceilings do not make its sum, or are above the revenue`,
          ),
        );
      if (!row.decided_by || row.decided_by === row.proposed_by)
        faults.push(text(`${row.id} 未经第二人复核`, `${row.id}: no second person checked it`));
    }
    return { looked: rows.length, faults };
  },
};

/** What was taken too much in a cycle is deducted to the fen: its parts make the excess of its reviewed years. */
const deductionCheck: Check = {
  name: 'pricing.deductions',
  title: text('超收抵减与年度复核相符', 'Deductions make what was taken too much'),
  async run(tx) {
    const { rows } = await sql<{
      id: string;
      state: string;
      parts: bigint;
      excess: bigint;
      taken: bigint;
      deducted: bigint;
    }>`
      SELECT formation.id, formation.state,
             COALESCE((SELECT sum(amount_fen) FROM pricing.deduction WHERE from_formation = formation.id), 0)::bigint AS parts,
             COALESCE((SELECT sum(excess_fen) FROM pricing.year_review WHERE formation_id = formation.id), 0)::bigint AS excess,
             COALESCE((SELECT sum(amount_fen) FROM pricing.deduction WHERE taken_by = formation.id), 0)::bigint AS taken,
             COALESCE(formation.deduction_fen, 0) AS deducted
      FROM pricing.formation AS formation WHERE formation.state IN ('approved', 'replaced')
      ORDER BY formation.id`.execute(formationTables(tx));
    const faults = rows.flatMap(({ id, state, parts, excess, taken, deducted }): Text[] => [
      ...(parts === (state === 'replaced' ? excess : 0n)
        ? []
        : [text(`${id} 的抵减与超收不符`, `${id}: its deductions do not make its excess`)]),
      ...(taken === deducted
        ? []
        : [text(`${id} 抵减的数额没有来源`, `${id}: what it deducts comes from nowhere`)]),
    ]);
    return { looked: rows.length, faults };
  },
};

export const formationChecks: readonly Check[] = [revenueCheck, ceilingCheck, deductionCheck];
