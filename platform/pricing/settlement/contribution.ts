import { sql } from 'kysely';
import { allocate, type Tx } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { currentOrganisation } from '#platform/identity';
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
export async function revenueByProduct(
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
export function reaching({
  outputs,
  besides,
}: ColumnTrace): readonly { resourceId: string; itemId: string }[] {
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
export async function productShares(
  tx: Tx,
  sources: readonly Pick<RevenueSource, 'kind' | 'id' | 'amount'>[],
): Promise<readonly ProductShare[]> {
  const revenue = await revenueByProduct(tx, sources);
  const resources = new Map<string, Awaited<ReturnType<typeof cataloguedResource>>>();
  const shares: ProductShare[] = [];
  for (const [productId, fen] of [...revenue].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const columns = new Map<string, number>();
    const trace = await columnsAt(tx, { kind: 'product', id: productId }, tx.now);
    for (const { resourceId, itemId } of trace ? reaching(trace) : []) {
      const resource = resources.has(resourceId)
        ? resources.get(resourceId)!
        : await cataloguedResource(tx, resourceId);
      resources.set(resourceId, resource);
      const from =
        resource?.items.find(({ id }) => id === itemId)?.sourceOrganisation ?? resource?.sourceOrganisation;
      if (!from) continue;
      const whose = (await currentOrganisation(tx, from)) ?? from;
      columns.set(whose, (columns.get(whose) ?? 0) + 1);
    }
    shares.push({ productId, revenueFen: fen > 0n ? fen : 0n, columns });
  }
  return shares;
}

/** What the parties of rules by contribution contributed to these documents' revenue. */
export interface Measured {
  /** By rule; null where a rule is not by contribution. */
  readonly weights: readonly (bigint | null)[];
  /** By rule, the weights of all rules by contribution of its base together. */
  readonly weightsOf: readonly (bigint | null)[];
  readonly parts: readonly ContributionPart[];
}
type ContributionPart = ReturnType<typeof weigh>['parts'][number] & { readonly revenueFen: bigint };

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
  const parties = await Promise.all(
    rules.map(async ({ to }) => (await currentOrganisation(tx, to.organisationId)) ?? to.organisationId),
  );
  const products = await productShares(tx, sources);
  const { weights, parts } = weigh(parties, products);
  const ofBase = (of: string) =>
    rules.reduce((sum, rule, at) => (by[at] && rule.of === of ? sum + weights[at]! : sum), 0n);
  const revenue = new Map(products.map(({ productId, revenueFen }) => [productId, revenueFen]));
  return {
    weights: weights.map((weight, at) => (by[at] ? weight : null)),
    weightsOf: rules.map(({ of }, at) => (by[at] ? ofBase(of) : null)),
    parts: parts.map((part) => ({ ...part, revenueFen: revenue.get(part.productId)! })),
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
  const parties = await Promise.all(
    lines.map(async ({ party }) => (await currentOrganisation(tx, party, proposedAt)) ?? party),
  );
  const { weights, parts } = weigh(parties, products);
  return (
    lines.every(({ weight }, at) => weight === null || weight === weights[at]) &&
    parts.every(({ productId, party, fen }) =>
      kept.some(
        (row) =>
          row.product_id === productId &&
          row.source === party &&
          row.part_fen === fen &&
          row.revenue_fen === products.find((one) => one.productId === productId)!.revenueFen,
      ),
    )
  );
}
