import { sql } from 'kysely';
import { allocate, type Tx } from '#foundation';
import { whoseData } from '#platform/catalog';
import { currentOrganisations } from '#platform/identity';
import { type ColumnTrace, columnsAt } from '#platform/lineage';
import { type ProductShare, weigh } from '../model/settlement/contribution.ts';
import { settlementTables } from '../store/settlement-tables.ts';
import { contributionsOf, type RevenueSource, sourcesOf } from '../store/sharings.ts';

interface BilledLine {
  readonly kind: RevenueSource['kind'];
  readonly id: string;
  readonly amount: bigint;
  readonly line: number;
  readonly gross: bigint;
  readonly product: string;
  /** The line that a credit note corrects. */
  readonly credited: number | null;
}

/** What the documents of a sharing brought for each product, without tax: a payment by the lines of its bill, a credit note by its own line. */
async function revenueByProduct(
  tx: Tx,
  sources: readonly Pick<RevenueSource, 'kind' | 'id' | 'amount'>[],
): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await sql<BilledLine>`
    SELECT source.kind, source.id, source.amount, owed.line, owed.gross_fen AS gross, said.product_id AS product, note.line AS credited
    FROM unnest(${sources.map(({ kind }) => kind)}::text[], ${sources.map(({ id }) => id)}::text[],
                ${sources.map(({ amount }) => amount)}::bigint[]) AS source (kind, id, amount)
    LEFT JOIN pricing.payment AS payment ON source.kind = 'payment' AND payment.id = source.id
    LEFT JOIN pricing.credit_note AS note ON source.kind = 'credit-note' AND note.id = source.id
    JOIN pricing.bill AS bill ON bill.id = coalesce(payment.bill_id, note.bill_id)
    JOIN pricing.bill_line AS owed ON owed.bill_id = bill.id
    JOIN pricing.statement_line AS said ON said.statement_id = bill.statement_id AND said.line = owed.line
    ORDER BY source.kind, source.id, owed.line`.execute(settlementTables(tx));
  const found = new Map<string, bigint>();
  for (const lines of Map.groupBy(rows, ({ kind, id }) => `${kind} ${id}`).values()) {
    const own = lines.filter(({ credited, line }) => credited === null || credited === line);
    const parts = allocate(
      own[0]!.amount,
      own.map(({ gross }) => gross),
    );
    own.forEach(({ product }, at) => {
      found.set(product, (found.get(product) ?? 0n) + parts[at]!);
    });
  }
  return found;
}

/** Items whose values reach the answer: of which the outputs are made, and those compared with what a caller says. */
function reaching({ outputs, besides }: ColumnTrace): readonly { resourceId: string; itemId: string }[] {
  const items = [
    ...outputs.flatMap(({ sources }) => sources),
    ...besides.filter(({ role }) => role === 'compared'),
  ];
  return [
    ...new Map(
      items.map(({ resourceId, itemId }) => [JSON.stringify([resourceId, itemId]), { resourceId, itemId }]),
    ).values(),
  ];
}

/** What each product brought and from whom its columns come, as lineage has it now; in order of products. */
async function productShares(
  tx: Tx,
  sources: readonly Pick<RevenueSource, 'kind' | 'id' | 'amount'>[],
): Promise<readonly ProductShare[]> {
  const revenue = await revenueByProduct(tx, sources);
  const products: { productId: string; fen: bigint; items: ReturnType<typeof reaching> }[] = [];
  for (const [productId, fen] of [...revenue].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const trace = await columnsAt(tx, { kind: 'product', id: productId }, tx.now);
    products.push({ productId, fen, items: trace ? reaching(trace) : [] });
  }
  const whose = await whoseData(tx, [
    ...new Set(products.flatMap(({ items }) => items.map(({ resourceId }) => resourceId))),
  ]);
  const now = await currentOrganisations(
    tx,
    [...whose.values()].flatMap(({ organisation, items }) => [organisation, ...items.values()]),
    'general',
  );
  return products.map(({ productId, fen, items }) => {
    const columns = new Map<string, number>();
    for (const { resourceId, itemId } of items) {
      const data = whose.get(resourceId);
      if (!data) continue;
      const party = now.get(data.items.get(itemId) ?? data.organisation)!;
      columns.set(party, (columns.get(party) ?? 0) + 1);
    }
    return { productId, revenueFen: fen > 0n ? fen : 0n, columns };
  });
}

/** What the parties of rules by contribution contributed to these documents' revenue. */
export interface Measured {
  /** By rule; null where a rule is not by contribution. */
  readonly weights: readonly (bigint | null)[];
  /** By rule, the weights of all rules by contribution of its base together. */
  readonly weightsOf: readonly (bigint | null)[];
  readonly parts: ReturnType<typeof weigh>['parts'];
}

interface Rule {
  readonly to: { readonly organisationId: string };
  readonly of: string;
  readonly dividedBy?: string | undefined;
}

/** @see weigh for the measure; nothing is looked at where no rule is by contribution. */
export async function measured(
  tx: Tx,
  rules: readonly Rule[],
  sources: readonly Pick<RevenueSource, 'kind' | 'id' | 'amount'>[],
): Promise<Measured> {
  const by = rules.map(({ dividedBy }) => dividedBy === 'contribution');
  if (!by.includes(true))
    return { weights: rules.map(() => null), weightsOf: rules.map(() => null), parts: [] };
  const named = rules.map(({ to }) => to.organisationId);
  const now = await currentOrganisations(tx, named, 'general');
  const { weights, parts } = weigh(
    named.map((id) => now.get(id)!),
    await productShares(tx, sources),
  );
  const ofBase = (of: string) =>
    rules.reduce((sum, rule, at) => (by[at] && rule.of === of ? sum + weights[at]! : sum), 0n);
  return {
    weights: weights.map((weight, at) => (by[at] ? weight : null)),
    weightsOf: rules.map(({ of }, at) => (by[at] ? ofBase(of) : null)),
    parts,
  };
}

/** Whether what was kept of a sharing's measure is what its documents, lineage at that time and the parts make. */
export async function measureHolds(
  tx: Tx,
  { id, proposedAt }: { readonly id: string; readonly proposedAt: Temporal.Instant },
  lines: readonly { readonly party: string; readonly weight: bigint | null }[],
): Promise<boolean> {
  const kept = await contributionsOf(tx, id);
  if (kept.length === 0) return lines.every(({ weight }) => weight === null || weight === 0n);
  const revenue = await revenueByProduct(tx, await sourcesOf(tx, id));
  const products: ProductShare[] = [];
  for (const [productId, of] of Map.groupBy(kept, ({ product_id }) => product_id)) {
    const fen = revenue.get(productId) ?? 0n;
    const columns = new Map(of.map(({ source, columns: count }) => [source, Number(count)]));
    const trace = await columnsAt(tx, { kind: 'product', id: productId }, proposedAt);
    const counted = of.reduce((sum, { columns: count }) => sum + Number(count), 0);
    if (!trace || counted !== reaching(trace).length) return false;
    if (of.some(({ columns_of }) => Number(columns_of) !== counted)) return false;
    products.push({ productId, revenueFen: fen > 0n ? fen : 0n, columns });
  }
  const named = lines.map(({ party }) => party);
  const then = await currentOrganisations(tx, named, 'general', proposedAt);
  const { weights, parts } = weigh(
    named.map((id) => then.get(id)!),
    products,
  );
  return (
    lines.every(({ weight }, at) => weight === null || weight === weights[at]) &&
    parts.every(({ productId, revenueFen, party, fen }) =>
      kept.some(
        (row) =>
          row.product_id === productId &&
          row.source === party &&
          row.part_fen === fen &&
          row.revenue_fen === revenueFen,
      ),
    )
  );
}
