import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  defineAction,
  formatMoneyGrouped,
  newId,
  newSubject,
  ok,
  opening,
  type Problem,
  parseMoney,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import { type Agreement, agreement } from '#platform/authorisation';
import { handOn, issueDocument } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { type Organisation, organisationName, organisations } from '#platform/identity';
import type { Side } from '../../model/settlement/accounts.ts';
import { sharingLifecycle } from '../../model/settlement/lifecycles.ts';
import { BS1, type Destination } from '../../model/settlement/rules.ts';
import { divide } from '../../model/settlement/sharing.ts';
import { measured } from '../../settlement/contribution.ts';
import { sharingSubject } from '../../settlement/desk.ts';
import { sharingDecision } from '../../settlement/papers.ts';
import { settlementProblems as problems } from '../../settlement/problems.ts';
import { operatorNow, personOf } from '../../sides.ts';
import { post } from '../../store/ledger.ts';
import { type SharingLineRow, type SharingRow, settlementTables } from '../../store/settlement-tables.ts';
import { lockSharing, sharingLines, unsharedRevenue } from '../../store/sharings.ts';
import { bySharing, long, SharingAnswer, yuan } from './fields.ts';

export const wayWords = {
  money: '货币',
  services: '服务',
  'data-governance': '数据治理',
  'non-tax-revenue': '非税收入',
} as const;
const payable = {
  'own-account': 'benefit-payable',
  treasury: 'treasury-payable',
  'in-kind': 'in-kind-payable',
} as const satisfies { readonly [to in Destination]: Side['account'] };

export const destinationOf = (line: Pick<SharingLineRow, 'party_kind' | 'way'>): Destination =>
  BS1.judge({ kind: line.party_kind, way: line.way }).output;
export const payableOf = (line: Pick<SharingLineRow, 'party_kind' | 'way'>) => payable[destinationOf(line)];

async function agreementSubject(tx: Tx, id: string): Promise<Subject | null> {
  const found = await agreement(tx, id);
  if (!found) return null;
  const owner = await operatorNow(tx, found.operator);
  return { ...newSubject('sharing', owner), parties: [owner, await operatorNow(tx, found.implementingBody)] };
}

type Rules = Agreement['document']['parts']['money']['settlement']['benefitSharing'];

/** What goes to a party against 财资〔2024〕1号, or to nobody the hub knows. */
function unlawful(rules: Rules, parties: ReadonlyMap<string, Organisation>): Problem | null {
  for (const { to, way } of rules) {
    const party = parties.get(to.organisationId);
    if (!party)
      return problems['rule-unfit']({
        detail: text(`没有单位“${to.name}”`, `There is no organisation “${to.name}”`),
      });
    const lawful = BS1.judge({ kind: party.kind, way });
    if (!lawful.holds)
      return problems['not-to-own-account']({
        rule: lawful.rule,
        clause: lawful.clause,
        detail: text(`${party.name}：${lawful.reasons[0]!.zh}`, `${party.name}: ${lawful.reasons[0]!.en}`),
      });
  }
  return null;
}

/** The operator draws up how what was received is divided by part 7 of the agreement. */
export const proposeSharing = defineAction({
  name: 'pricing.propose-sharing',
  title: text('拟定收益分配', 'Draw up a sharing of the benefit'),
  description: text(
    '对已到账、尚未分配的收入（不含税），按协议第七部分逐项计算；以利润为基数的，写明成本和依据。由实施机构审定。',
    'What was received and not shared, without tax, by part 7 of the agreement; where profit is shared, with the cost and its ground. The implementing body decides.',
  ),
  input: Type.Object(
    {
      agreementId: Type.String({
        maxLength: 60,
        format: 'agreement',
        title: '授权运营协议',
        titleEn: 'Agreement',
      }),
      cost: yuan('对应成本（元）', 'Cost of it, in yuan'),
      costBasis: Type.Optional(long('成本依据', 'Ground of the cost')),
    },
    { additionalProperties: false },
  ),
  output: SharingAnswer,
  problems: ['nothing-to-settle', 'not-to-own-account', 'rule-unfit', 'sharing-open', 'amount-unfit'].map(
    (name) => problems[name as 'amount-unfit'].type,
  ),
  rules: ['BS1'],
  idempotent: true,
  subject: opening(['sharing'], (tx: Tx, input: { readonly agreementId: string }) =>
    agreementSubject(tx, input.agreementId),
  ),
  async run(actor, input, tx) {
    // Two at once would take the same payments.
    await sql`SELECT pg_advisory_xact_lock(hashtext(${`pricing.sharing ${input.agreementId}`}))`.execute(
      settlementTables(tx),
    );
    const granted = (await agreement(tx, input.agreementId))!;
    const { benefitSharing: rules, capYuan } = granted.document.parts.money.settlement;
    const parties = await organisations(
      tx,
      rules.map(({ to }) => to.organisationId),
    );
    const wrong = unlawful(rules, parties);
    if (wrong) return refuse(wrong);
    const open = await settlementTables(tx)
      .selectFrom('pricing.sharing')
      .select('id')
      .where('agreement_id', '=', granted.id)
      .where('state', '=', 'proposed')
      .executeTakeFirst();
    if (open) return refuse(problems['sharing-open']());
    const sources = await unsharedRevenue(tx, granted.id);
    const revenue = sources.reduce((sum, { amount }) => sum + amount, 0n);
    if (rules.length === 0 || revenue <= 0n) return refuse(problems['nothing-to-settle']());
    const cost = parseMoney(input.cost);
    const ofProfit = rules.some(({ of }) => of === 'profit');
    if (!cost.ok || (ofProfit && !input.costBasis)) return refuse(problems['amount-unfit']());
    const profit = revenue > cost.value ? revenue - cost.value : 0n;
    const cap = capYuan ? parseMoney(capYuan) : null;
    const capFen = cap?.ok ? cap.value : null;
    const contributed = await measured(tx, rules, sources);
    let shared: ReturnType<typeof divide>;
    try {
      shared = divide(
        rules.map((rule, place) => ({ ...rule, weight: contributed.weights[place]! })),
        { revenueFen: revenue, profitFen: profit, capFen },
      );
    } catch (error) {
      if (error instanceof RangeError) return refuse(problems['rule-unfit']());
      throw error;
    }
    const id = newId('shr');
    const tables = settlementTables(tx);
    await tables
      .insertInto('pricing.sharing')
      .values({
        id,
        agreement_id: granted.id,
        agreement_digest: granted.digest,
        operator: granted.operator,
        implementing_body: granted.implementingBody,
        state: sharingLifecycle.initial,
        revenue_fen: revenue,
        cost_fen: cost.value,
        cost_basis: input.costBasis ?? null,
        profit_fen: profit,
        cap_fen: capFen,
        kept_fen: shared.keptFen,
        number: null,
        document_id: null,
        proposed_by: personOf(actor),
        proposed_at: tx.now,
        decided_by: null,
        decided_at: null,
        opinion: null,
      })
      .execute();
    await tables
      .insertInto('pricing.sharing_source')
      .values(
        sources.map(({ kind, id: source, amount }) => ({
          sharing_id: id,
          kind,
          source_id: source,
          amount_fen: amount,
        })),
      )
      .execute();
    await tables
      .insertInto('pricing.sharing_line')
      .values(
        rules.map(
          (rule, place): SharingLineRow => ({
            sharing_id: id,
            line: place + 1,
            rule: place,
            party: rule.to.organisationId,
            party_name: parties.get(rule.to.organisationId)!.name,
            party_kind: parties.get(rule.to.organisationId)!.kind,
            way: rule.way,
            share: rule.share,
            share_of: rule.of,
            weight: contributed.weights[place]!,
            weight_of: contributed.weightsOf[place]!,
            amount_fen: shared.amounts[place]!,
          }),
        ),
      )
      .execute();
    if (contributed.parts.length > 0)
      await tables
        .insertInto('pricing.sharing_contribution')
        .values(
          contributed.parts.map((part) => ({
            sharing_id: id,
            product_id: part.productId,
            source: part.party,
            columns: BigInt(part.columns),
            columns_of: BigInt(part.columnsOf),
            revenue_fen: part.revenueFen,
            part_fen: part.fen,
          })),
        )
        .execute();
    await handOn(
      tx,
      actor,
      { kind: 'sharing', id, title: granted.number },
      text('拟定收益分配', 'Drawn up'),
      {
        kind: 'pricing.sharing',
        title: text('审定收益分配', 'Decide a sharing of the benefit'),
        organisationId: await operatorNow(tx, granted.implementingBody),
        role: 'implementing-body',
        acts: ['pricing.approve-sharing'],
      },
    );
    return ok({ sharingId: id, state: sharingLifecycle.initial as string });
  },
});

/** Each posting of a decided sharing: what is owed to whom. */
const sidesOf = (lines: readonly SharingLineRow[]): readonly Side[] => [
  { account: 'benefit-shared', fen: lines.reduce((sum, { amount_fen }) => sum + amount_fen, 0n) },
  ...lines.map((line): Side => ({ account: payableOf(line), party: line.party, fen: -line.amount_fen })),
];

async function publish(
  tx: Tx,
  row: SharingRow,
  number: string,
  lines: readonly SharingLineRow[],
): Promise<void> {
  await appendPublicFact(tx, {
    kind: 'pricing.benefit-shared',
    subject: row.agreement_id,
    fact: {
      number,
      revenueFen: String(row.revenue_fen),
      keptFen: String(row.kept_fen),
      lines: lines.map(({ party_name, way, share, share_of, amount_fen }) => ({
        to: party_name,
        way,
        share,
        of: share_of,
        fen: String(amount_fen),
      })),
    },
  });
}

/** The implementing body decides: the decision is the order to pay. */
export const approveSharing = defineAction({
  name: 'pricing.approve-sharing',
  title: text('审定收益分配', 'Decide a sharing of the benefit'),
  description: text(
    '实施机构核对计算后审定，出具审定书；运营机构凭审定书逐项支付或者履行。',
    'The implementing body checks and decides; the operator pays or delivers line by line by that decision.',
  ),
  input: Type.Object({ ...bySharing, opinion: long('审定意见', 'Opinion') }, { additionalProperties: false }),
  output: SharingAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => sharingSubject(tx, input.sharingId),
  async run(actor, input, tx) {
    const row = await lockSharing(tx, input.sharingId);
    const next = sharingLifecycle.next(row.state, 'decide');
    if (!next.ok) return next;
    const lines = await sharingLines(tx, row.id);
    const granted = (await agreement(tx, row.agreement_id))!;
    const operator = await operatorNow(tx, row.operator);
    const paper = await issueDocument(tx, {
      template: sharingDecision,
      actor,
      issuedBy: await operatorNow(tx, row.implementing_body),
      subject: { kind: 'sharing', id: row.id },
      addressee: await organisationName(tx, operator),
      values: {
        agreement: granted.number,
        revenue: formatMoneyGrouped(row.revenue_fen),
        lines: lines.map(
          (line) =>
            `${line.party_name}：${line.share_of === 'revenue' ? '收入' : '利润'} × ${line.share}${line.weight === null ? '' : `（与其他按贡献分配的合并，按贡献度 ${formatMoneyGrouped(line.weight)}/${formatMoneyGrouped(line.weight_of!)} 分）`}，${wayWords[line.way]} ${formatMoneyGrouped(line.amount_fen)} 元`,
        ),
        kept: formatMoneyGrouped(row.kept_fen),
        opinion: input.opinion,
      },
      serveTo: [{ organisationId: operator }],
    });
    await settlementTables(tx)
      .updateTable('pricing.sharing')
      .set({
        state: next.value,
        number: paper.number,
        document_id: paper.id,
        decided_by: personOf(actor),
        decided_at: tx.now,
        opinion: input.opinion,
      })
      .where('id', '=', row.id)
      .execute();
    const sides = sidesOf(lines);
    if (sides[0]!.fen > 0n)
      await post(tx, {
        book: row.operator,
        document: { kind: 'sharing', id: row.id },
        agreementId: row.agreement_id,
        title: `收益分配 ${paper.number}`,
        sides,
      });
    await publish(tx, row, paper.number, lines);
    await handOn(
      tx,
      actor,
      { kind: 'sharing', id: row.id, title: granted.number },
      text(`审定：${paper.number}`, `Decided: ${paper.number}`),
      {
        kind: 'pricing.payout',
        title: text('支付或者履行收益分配', 'Pay or deliver the shares'),
        organisationId: operator,
        role: 'operator',
        acts: ['pricing.record-payout', 'pricing.record-delivery'],
      },
    );
    return ok({ sharingId: row.id, state: next.value as string });
  },
});

/** The operator takes back what it drew up; its sources may be shared anew. */
export const withdrawSharing = defineAction({
  name: 'pricing.withdraw-sharing',
  title: text('撤回收益分配', 'Take back a sharing'),
  description: text('审定前发现有误的，撤回后重新拟定。', 'Before it is decided; then draw it up anew.'),
  input: Type.Object(bySharing, { additionalProperties: false }),
  output: SharingAnswer,
  problems: [],
  subject: (tx, input) => sharingSubject(tx, input.sharingId),
  async run(actor, input, tx) {
    const row = await lockSharing(tx, input.sharingId);
    const next = sharingLifecycle.next(row.state, 'withdraw');
    if (!next.ok) return next;
    const tables = settlementTables(tx);
    await tables.deleteFrom('pricing.sharing_source').where('sharing_id', '=', row.id).execute();
    await tables
      .updateTable('pricing.sharing')
      .set({ state: next.value, decided_by: personOf(actor), decided_at: tx.now })
      .where('id', '=', row.id)
      .execute();
    await handOn(
      tx,
      actor,
      { kind: 'sharing', id: row.id, title: row.agreement_id },
      text('撤回', 'Taken back'),
    );
    return ok({ sharingId: row.id, state: next.value as string });
  },
});
