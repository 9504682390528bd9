import { type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  citeEn,
  citeZh,
  cutToPage,
  defineRead,
  formatMoney,
  ok,
  PageOf,
  pageInput,
  refuse,
  type Text,
  TextSchema,
  type Tx,
  text,
  unpackPlaceInTime,
} from '#foundation';
import { agreementsByIds } from '#platform/authorisation';
import { documentsOf, stepsOf } from '#platform/casework';
import { organisationNames } from '#platform/identity';
import { productTitles } from '#platform/products';
import { sharingLifecycle } from '../model/settlement/lifecycles.ts';
import { BS1 } from '../model/settlement/rules.ts';
import { amongBooks, booksOf, sees } from '../sides.ts';
import { type SharingLineRow, type SharingRow, settlementTables } from '../store/settlement-tables.ts';
import {
  contributionsOf,
  deliveriesOf,
  findSharing,
  payoutsOf,
  sharingLines,
  sourcesOf,
} from '../store/sharings.ts';
import { settlementProblems as problems } from './problems.ts';
import { DocumentLine, StepLine } from './read-statements.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Line = {
  id: Type.String(),
  number: Nullable,
  agreementId: Type.String(),
  agreement: Type.String(),
  operator: Type.String(),
  revenue: Type.String(),
  kept: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  proposedAt: Type.String(),
};
const line = (
  row: SharingRow,
  agreements: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
) => ({
  id: row.id,
  number: row.number,
  agreementId: row.agreement_id,
  agreement: agreements.get(row.agreement_id) ?? row.agreement_id,
  operator: names.get(row.operator) ?? row.operator,
  revenue: formatMoney(row.revenue_fen),
  kept: formatMoney(row.kept_fen),
  state: row.state as string,
  stateTitle: sharingLifecycle.states[row.state].title,
  proposedAt: row.proposed_at.toString(),
});

/** Sharings under one's agreements, or all for those who oversee; the newest first. */
export const sharingsRead = defineRead({
  name: 'pricing.sharings',
  title: text('收益分配', 'Benefit sharing'),
  path: '/api/v1/sharings',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  sheet: {
    number: text('审定书', 'Decision'),
    agreement: text('协议', 'Agreement'),
    operator: text('运营机构', 'Operator'),
    revenue: text('收入（元，不含税）', 'Revenue, yuan, without tax'),
    kept: text('运营机构留存（元）', 'Kept, yuan'),
    stateTitle: text('状态', 'State'),
    proposedAt: text('拟定时间', 'Drawn up'),
  },
  async run(actor, input, tx) {
    const books = await booksOf(tx, actor);
    const limit = input.limit ?? 50;
    const after = unpackPlaceInTime(input.cursor);
    const mine = amongBooks(books, ['operator', 'implementing_body']);
    let query = settlementTables(tx).selectFrom('pricing.sharing').where(mine);
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    if (after) query = query.where(sql<SqlBool>`(proposed_at, id) < (${after.at}, ${after.id})`);
    const rows = await query
      .selectAll()
      .orderBy('proposed_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.proposed_at.toString(), last.id]);
    const agreements = await agreementsByIds(
      tx,
      shown.map(({ agreement_id }) => agreement_id),
    );
    const numbers = new Map(agreements.map(({ id, number }) => [id, number]));
    const names = await organisationNames(
      tx,
      shown.map(({ operator }) => operator),
    );
    return ok({
      items: shown.map((row) => line(row, numbers, names)),
      next,
      total,
    });
  },
});

/** How an amount came about, in words that can be computed again. */
export function formulaOf(row: SharingRow, one: SharingLineRow): Text {
  const base = one.share_of === 'revenue' ? row.revenue_fen : row.profit_fen;
  const [zh, en] = one.share_of === 'revenue' ? ['收入', 'revenue'] : ['利润', 'profit'];
  const capped = row.cap_fen !== null;
  if (one.weight !== null)
    return text(
      `${zh} ${formatMoney(base)} × 各按贡献分配比例之和（本项约定 ${one.share}）× 贡献度 ${formatMoney(one.weight)}/${formatMoney(one.weight_of!)} = ${formatMoney(one.amount_fen)}（贡献度为 0 时按约定比例；按最大余数法分到分${capped ? `；合计不超过封顶 ${formatMoney(row.cap_fen!)}` : ''}）`,
      `${en} ${formatMoney(base)} × the shares by contribution together (this one was agreed at ${one.share}) × contribution ${formatMoney(one.weight)}/${formatMoney(one.weight_of!)} = ${formatMoney(one.amount_fen)} (by the agreed shares where nothing was contributed; to the fen by largest remainder${capped ? `; together at most the cap of ${formatMoney(row.cap_fen!)}` : ''})`,
    );
  return text(
    `${zh} ${formatMoney(base)} × ${one.share} = ${formatMoney(one.amount_fen)}（按最大余数法分到分，各部分与留存之和等于${zh}${capped ? `；合计不超过封顶 ${formatMoney(row.cap_fen!)}` : ''}）`,
    `${en} ${formatMoney(base)} × ${one.share} = ${formatMoney(one.amount_fen)} (to the fen by largest remainder: parts and rest are the ${en}${capped ? `; together at most the cap of ${formatMoney(row.cap_fen!)}` : ''})`,
  );
}

/** The measure behind rules by contribution, product by product. */
async function contributionsShown(tx: Tx, id: string) {
  const rows = await contributionsOf(tx, id);
  const names = await organisationNames(
    tx,
    rows.map(({ source }) => source),
  );
  const titles = await productTitles(
    tx,
    rows.map(({ product_id }) => product_id),
  );
  return rows.map((one) => {
    const [revenue, part] = [formatMoney(one.revenue_fen), formatMoney(one.part_fen)];
    return {
      productId: one.product_id,
      product: titles.get(one.product_id) ?? one.product_id,
      revenue,
      source: names.get(one.source) ?? one.source,
      columns: Number(one.columns),
      columnsOf: Number(one.columns_of),
      part,
      formula: text(
        `${revenue} × ${one.columns}/${one.columns_of} 列 = ${part}`,
        `${revenue} × ${one.columns} of ${one.columns_of} columns = ${part}`,
      ),
    };
  });
}

/** The proof of a sharing: where the revenue comes from, and for every line formula, inputs, clause, and what was paid or delivered. */
export const sharingRead = defineRead({
  name: 'pricing.sharing',
  title: text('收益分配证明', 'Proof of a sharing'),
  path: '/api/v1/sharings/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    ...Line,
    agreementDigest: Type.String(),
    cost: Type.String(),
    costBasis: Nullable,
    profit: Type.String(),
    cap: Nullable,
    sources: Type.Array(
      Type.Object({ kind: Type.String(), id: Type.String(), bill: Type.String(), amount: Type.String() }),
    ),
    lines: Type.Array(
      Type.Object({
        line: Type.Integer(),
        party: Type.String(),
        way: Type.String(),
        share: Type.String(),
        of: Type.String(),
        amount: Type.String(),
        formula: TextSchema,
        destination: Type.String(),
        ground: TextSchema,
        clause: TextSchema,
        paidOn: Nullable,
        payee: Nullable,
        treasuryNotice: Nullable,
        reference: Nullable,
        deliveries: Type.Array(
          Type.Object({
            id: Type.String(),
            what: Type.String(),
            value: Type.String(),
            state: Type.String(),
            deliveredOn: Type.String(),
          }),
        ),
      }),
    ),
    contributions: Type.Array(
      Type.Object({
        productId: Type.String(),
        product: Type.String(),
        revenue: Type.String(),
        source: Type.String(),
        columns: Type.Integer(),
        columnsOf: Type.Integer(),
        part: Type.String(),
        formula: TextSchema,
      }),
    ),
    documents: Type.Array(DocumentLine),
    steps: Type.Array(StepLine),
  }),
  problems: [problems['no-such-account'].type],
  async run(actor, input, tx) {
    const row = await findSharing(tx, input.id);
    const lines = row ? await sharingLines(tx, row.id) : [];
    const books = await booksOf(tx, actor);
    if (!row || !sees(books, row.operator, row.implementing_body, ...lines.map(({ party }) => party)))
      return refuse(problems['no-such-account']());
    const subject = { kind: 'sharing', id: row.id };
    const payouts = new Map((await payoutsOf(tx, row.id)).map((one) => [one.line, one]));
    const deliveries = await deliveriesOf(tx, row.id);
    const agreements = await agreementsByIds(tx, [row.agreement_id]);
    const clause = BS1.alsoBasedOn![0]!;
    return ok({
      ...line(
        row,
        new Map(agreements.map(({ id, number }) => [id, number])),
        await organisationNames(tx, [row.operator]),
      ),
      agreementDigest: row.agreement_digest,
      cost: formatMoney(row.cost_fen),
      costBasis: row.cost_basis,
      profit: formatMoney(row.profit_fen),
      cap: row.cap_fen === null ? null : formatMoney(row.cap_fen),
      sources: (await sourcesOf(tx, row.id)).map((one) => ({
        kind: one.kind as string,
        id: one.id,
        bill: one.bill,
        amount: formatMoney(one.amount),
      })),
      lines: lines.map((one) => {
        const where = BS1.judge({ kind: one.party_kind, way: one.way });
        const paid = payouts.get(one.line);
        const cited = where.output === 'treasury' ? where.clause : clause;
        return {
          line: one.line,
          party: one.party_name,
          way: one.way as string,
          share: one.share,
          of: one.share_of as string,
          amount: formatMoney(one.amount_fen),
          formula: formulaOf(row, one),
          destination: where.output as string,
          ground: where.reasons[0]!,
          clause: text(citeZh(cited), citeEn(cited)),
          paidOn: paid?.paid_on.toString() ?? null,
          payee: paid?.payee ?? null,
          treasuryNotice: paid?.treasury_notice ?? null,
          reference: paid?.reference ?? null,
          deliveries: deliveries
            .filter((each) => each.line === one.line)
            .map((each) => ({
              id: each.id,
              what: each.what,
              value: formatMoney(each.value_fen),
              state: each.state as string,
              deliveredOn: each.delivered_on.toString(),
            })),
        };
      }),
      contributions: await contributionsShown(tx, row.id),
      documents: (await documentsOf(tx, subject)).map(({ id, number, title }) => ({
        id,
        number,
        title: { ...title },
      })),
      steps: (await stepsOf(tx, subject)).map(({ title, at }) => ({
        title: { ...title },
        at: at.toString(),
      })),
    });
  },
});
