import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  citeZh,
  cutToPage,
  defineRead,
  formatMoney,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  unpackCursor,
} from '#foundation';
import { documentsOf, stepsOf } from '#platform/casework';
import { organisationNames } from '#platform/identity';
import { pricedProducts } from '#platform/products';
import { computationOf } from '../formation/computation.ts';
import { formationRef } from '../formation/desk.ts';
import { fromLog } from '../formation/from-log.ts';
import { unitBases } from '../model/formation/ceilings.ts';
import { costItems, counted, divided, servedUses } from '../model/formation/costs.ts';
import { ceilingLifecycle, formationLifecycle } from '../model/formation/lifecycles.ts';
import type { PermittedRevenue } from '../model/formation/revenue.ts';
import { R41 } from '../model/formation/rules-of-ceilings.ts';
import { formationProblems as problems } from '../problems.ts';
import { amongBooks, booksOf, sees } from '../sides.ts';
import {
  ceilingSets,
  ceilingsIn,
  costLines,
  type FormationRow,
  findFormation,
  formationTables,
  yearsOf,
} from '../store/formations.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

const Line = {
  id: Type.String(),
  number: Type.Integer(),
  agreementId: Type.String(),
  agreement: Type.String(),
  operator: Type.String(),
  authorisingBody: Type.String(),
  costYear: Type.Integer(),
  state: Type.String(),
  stateTitle: TextSchema,
  revenueYuan: Nullable,
  validUntil: Nullable,
  appliedAt: Type.String(),
};
const line = (row: FormationRow, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  number: Number(row.number),
  agreementId: row.agreement_id,
  agreement: row.agreement_number,
  operator: names.get(row.operator) ?? row.operator,
  authorisingBody: names.get(row.authorising_body) ?? row.authorising_body,
  costYear: row.cost_year,
  state: row.state as string,
  stateTitle: formationLifecycle.states[row.state].title,
  revenueYuan: row.revenue_fen === null ? null : formatMoney(row.revenue_fen),
  validUntil: row.valid_until?.toString() ?? null,
  appliedAt: row.applied_at.toString(),
});

/** Price formations one takes part in, or all for those who oversee; the newest first. */
export const formationsRead = defineRead({
  name: 'pricing.formations',
  title: text('价格形成', 'Price formation'),
  path: '/api/v1/price-formations',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(Type.Object(Line)),
  sheet: {
    number: text('编号', 'Number'),
    agreement: text('授权协议', 'Agreement'),
    operator: text('运营机构', 'Operator'),
    authorisingBody: text('授权主体', 'Authorising body'),
    costYear: text('成本年度', 'Year of the costs'),
    stateTitle: text('状态', 'State'),
    revenueYuan: text('最高准许收入（元）', 'Permitted revenue (yuan)'),
    validUntil: text('有效期至', 'Until'),
    appliedAt: text('申请时间', 'Applied'),
  },
  async run(actor, input, tx) {
    const books = await booksOf(tx, actor);
    const limit = input.limit ?? 50;
    const after = unpackCursor(input.cursor) as { readonly number?: string } | null;
    let query = formationTables(tx)
      .selectFrom('pricing.formation')
      .where(amongBooks(books, ['operator', 'authorising_body']));
    const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    if (after?.number && /^\d{1,18}$/.test(after.number))
      query = query.where('number', '<', BigInt(after.number));
    const rows = await query
      .selectAll()
      .orderBy('number', 'desc')
      .limit(limit + 1)
      .execute();
    const { shown, next } = cutToPage(rows, limit, (last) => ({ number: last.number.toString() }));
    const names = await organisationNames(
      tx,
      shown.flatMap(({ operator, authorising_body }) => [operator, authorising_body]),
    );
    return ok({
      items: shown.map((row) => line(row, names)),
      next,
      total,
    });
  },
});

/** How a computation is shown: each amount with its formula, inputs and clause. */
export const StepSchema = Type.Object({
  code: Type.String(),
  title: TextSchema,
  formula: Type.String(),
  inputs: Type.Array(Type.Object({ name: TextSchema, value: Type.String() })),
  yuan: Type.String(),
  clause: Type.String(),
});
export const shownSteps = ({ steps }: Pick<PermittedRevenue, 'steps'>) =>
  steps.map(({ code, title, formula, inputs, amount, clause }) => ({
    code,
    title: { zh: title.zh, en: title.en },
    formula,
    inputs: inputs.map(({ name, value }) => ({
      name: { zh: name.zh, en: name.en },
      value: typeof value === 'bigint' ? formatMoney(value) : value,
    })),
    yuan: formatMoney(amount),
    clause: citeZh(clause),
  }));

/** One with its costs, computation, ceilings, years, papers and history. */
export const formationRead = defineRead({
  name: 'pricing.formation',
  title: text('一件价格形成', 'One price formation'),
  path: '/api/v1/price-formations/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    ...Line,
    reason: Type.String(),
    priceAuthority: Type.String(),
    dataAuthority: Type.String(),
    delegation: Nullable,
    surveyReference: Nullable,
    tenYearYield: Nullable,
    yieldYear: Type.Union([Type.Integer(), Type.Null()]),
    yieldSource: Nullable,
    rate: Nullable,
    taxYuan: Nullable,
    subsidyYuan: Nullable,
    validFrom: Nullable,
    opinion: Nullable,
    logEntry: Nullable,
    costs: Type.Array(
      Type.Object({
        number: Type.Integer(),
        what: Type.String(),
        item: TextSchema,
        serves: TextSchema,
        industryShare: Type.Integer(),
        basis: Nullable,
        filedYuan: Type.String(),
        countedYuan: Type.String(),
        industryYuan: Type.String(),
        cutReason: Nullable,
      }),
    ),
    steps: Type.Array(StepSchema),
    /** The same from nothing but the public log. */
    fromLog: Type.Union([
      Type.Object({
        entry: Type.String(),
        index: Type.Union([Type.Integer(), Type.Null()]),
        profit: Type.String(),
        revenue: Type.String(),
        agrees: Type.Boolean(),
      }),
      Type.Null(),
    ]),
    ceilings: Type.Array(
      Type.Object({
        setId: Type.String(),
        version: Type.Integer(),
        state: Type.String(),
        stateTitle: TextSchema,
        fullYuan: Type.String(),
        reason: Type.String(),
        lines: Type.Array(
          Type.Object({
            productId: Type.String(),
            product: Type.String(),
            basis: TextSchema,
            ceilingYuan: Type.String(),
            expectedVolume: Type.String(),
            priceYuan: Nullable,
          }),
        ),
      }),
    ),
    years: Type.Array(
      Type.Object({
        year: Type.Integer(),
        takenYuan: Type.String(),
        permittedYuan: Type.String(),
        percent: Nullable,
        adjust: Type.String(),
        measures: Type.String(),
        logEntry: Type.String(),
      }),
    ),
    documents: Type.Array(Type.Object({ id: Type.String(), number: Type.String(), title: TextSchema })),
    history: Type.Array(Type.Object({ title: TextSchema, at: Type.String() })),
  }),
  problems: [problems['no-such-formation'].type],
  async run(actor, input, tx) {
    const row = await findFormation(tx, input.id);
    if (!row || !(await maySee(tx, actor, row))) return refuse(problems['no-such-formation']());
    const lines = await costLines(tx, row.id);
    const names = await organisationNames(tx, [
      row.operator,
      row.authorising_body,
      row.price_authority,
      row.data_authority,
    ]);
    const computed = computationOf(row, lines);
    const yuan = (fen: bigint | null) => (fen === null ? null : formatMoney(fen));
    return ok({
      ...line(row, names),
      reason: row.reason,
      priceAuthority: names.get(row.price_authority) ?? row.price_authority,
      dataAuthority: names.get(row.data_authority) ?? row.data_authority,
      delegation: row.delegation,
      surveyReference: row.survey_reference,
      tenYearYield: row.ten_year_yield,
      yieldYear: row.yield_year,
      yieldSource: row.yield_source,
      rate: row.rate,
      taxYuan: yuan(row.tax_fen),
      subsidyYuan: yuan(row.subsidy_fen),
      validFrom: row.valid_from?.toString() ?? null,
      opinion: row.opinion,
      logEntry: row.log_entry,
      costs: lines.map((one) => ({
        number: one.number,
        what: one.what,
        item: costItems[one.item],
        serves: servedUses[one.serves],
        industryShare: one.industryShare,
        basis: one.basis,
        filedYuan: formatMoney(one.filed),
        countedYuan: formatMoney(counted(one)),
        industryYuan: formatMoney(divided(counted(one), one.industryShare).industry),
        cutReason: one.cutReason,
      })),
      steps: computed ? shownSteps(computed) : [],
      fromLog: await fromLog(tx, row),
      ceilings: await shownCeilings(tx, row),
      years: (await yearsOf(tx, row.id)).map((one) => ({
        year: one.year,
        takenYuan: formatMoney(one.taken_fen),
        permittedYuan: formatMoney(one.permitted_fen),
        percent: R41.judge({ taken: one.taken_fen, permitted: one.permitted_fen }).output.percent,
        adjust: one.adjust as string,
        measures: one.measures,
        logEntry: one.log_entry,
      })),
      documents: (await documentsOf(tx, formationRef(row))).map(({ id, number, title }) => ({
        id,
        number,
        title: { zh: title.zh, en: title.en },
      })),
      history: (await stepsOf(tx, formationRef(row))).map(({ title, at }) => ({
        title: { zh: title.zh, en: title.en },
        at: at.toString(),
      })),
    });
  },
});

async function shownCeilings(tx: Tx, row: FormationRow) {
  const sets = await ceilingSets(tx, row.id);
  const lines = await ceilingsIn(
    tx,
    sets.map(({ id }) => id),
  );
  const sold = new Map((await pricedProducts(tx, row.agreement_id)).map((one) => [one.id, one]));
  return sets.toReversed().map((set) => ({
    setId: set.id,
    version: set.version,
    state: set.state as string,
    stateTitle: ceilingLifecycle.states[set.state].title,
    fullYuan: formatMoney(BigInt(set.full_fen)),
    reason: set.reason,
    lines: lines
      .filter(({ setId }) => setId === set.id)
      .map((one) => {
        const product = sold.get(one.productId);
        return {
          productId: one.productId,
          product: product?.title ?? one.productId,
          basis: unitBases[one.basis],
          ceilingYuan: formatMoney(one.ceiling),
          expectedVolume: one.expectedVolume.toString(),
          priceYuan: product ? formatMoney(product.priceFen) : null,
        };
      }),
  }));
}

export const maySee = async (tx: Tx, actor: Actor, row: FormationRow): Promise<boolean> =>
  sees(await booksOf(tx, actor), row.operator, row.authorising_body);
