import {
  citeZh,
  formatMoney,
  formatMoneyGrouped,
  problemTypes,
  type SubjectView,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import { agreement, priceBasisOf } from '#platform/authorisation';
import { openTask, recordStep } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { pricedProducts } from '#platform/products';
import { applyFormation } from '../actions/formation/apply.ts';
import { confirmCeilings, declineCeilings, proposeCeilings } from '../actions/formation/ceilings.ts';
import { fileCosts } from '../actions/formation/file-costs.ts';
import { approveRevenue, cycleKind, proposeRevenue, sendBackRevenue } from '../actions/formation/revenue.ts';
import { reviewYear } from '../actions/formation/review-year.ts';
import { concludeSurvey, declineFormation, returnCosts } from '../actions/formation/survey.ts';
import { unitBases } from '../model/formation/ceilings.ts';
import { ceilingLifecycle, formationLifecycle } from '../model/formation/lifecycles.ts';
import { rulesOfCeilings } from '../model/formation/rules-of-ceilings.ts';
import { rulesOfCycle } from '../model/formation/rules-of-cycle.ts';
import { rulesOfRevenue } from '../model/formation/rules-of-revenue.ts';
import { formationProblems } from '../problems.ts';
import { formationRead, formationsRead } from '../reads/formations.ts';
import { whatIfRead } from '../reads/what-if.ts';
import {
  ceilingsIn,
  costLines,
  type FormationRow,
  findCeilingSet,
  findFormation,
} from '../store/formations.ts';
import { formationChecks } from './checks.ts';
import { computationOf } from './computation.ts';
import { formationRef } from './desk.ts';
import { formationPapers } from './papers.ts';

const formationView: SubjectView = async (tx, id) => {
  const row = await findFormation(tx, id);
  if (!row) return null;
  const lines = await costLines(tx, id);
  const computed = computationOf(row, lines);
  const by = { formationId: id };
  return {
    title: text(`价格形成：${row.agreement_number}`, `Price formation: ${row.agreement_number}`),
    lifecycle: { id: 'pricing.formation', state: row.state },
    facts: [
      { label: text('授权协议', 'Agreement'), value: row.agreement_number },
      { label: text('运营机构', 'Operator'), value: await organisationName(tx, row.operator) },
      { label: text('成本年度', 'Year of the costs'), value: String(row.cost_year) },
      { label: text('申请理由', 'Reason'), value: row.reason },
      ...lines.map((line) => ({
        label: text(`成本 ${line.number}`, `Cost ${line.number}`),
        value: `${line.what} ${formatMoneyGrouped(line.allowed ?? line.filed)}`,
      })),
      ...(computed?.steps ?? []).map(({ title, formula, amount, clause }) => ({
        label: title,
        value: `${formula} = ${formatMoneyGrouped(amount)}（${citeZh(clause)}）`,
      })),
    ],
    prefill: {
      'pricing.propose-ceilings': await ceilingsToPropose(tx, row),
      ...Object.fromEntries(
        [
          'file-costs',
          'return-costs',
          'conclude-survey',
          'decline-formation',
          'propose-revenue',
          'send-back-revenue',
          'approve-revenue',
          'review-year',
        ].map((act) => [`pricing.${act}`, by]),
      ),
    },
    page: `/work/prices/${id}`,
  };
};

/** A line for each product that is charged for or waits for its price, by the agreement's unit, at what it costs now. */
async function ceilingsToPropose(tx: Tx, row: FormationRow) {
  const by = { formationId: row.id };
  const granted = row.state === 'approved' ? await agreement(tx, row.agreement_id) : null;
  if (!granted) return by;
  const sold = await pricedProducts(tx, row.agreement_id);
  return sold.length === 0
    ? by
    : {
        ...by,
        ceilings: sold.map(({ id, dearestFen }) => ({
          productId: id,
          basis: priceBasisOf(granted.document),
          yuan: formatMoney(dearestFen),
        })),
      };
}

const ceilingView: SubjectView = async (tx, id) => {
  const set = await findCeilingSet(tx, id);
  const row = set && (await findFormation(tx, set.formation_id));
  if (!set || !row) return null;
  const sold = new Map((await pricedProducts(tx, row.agreement_id)).map(({ id, title }) => [id, title]));
  return {
    title: text(`上限收费标准：${row.agreement_number}`, `Fee ceilings: ${row.agreement_number}`),
    lifecycle: { id: 'pricing.ceilings', state: set.state },
    facts: [
      { label: text('最高准许收入', 'Permitted revenue'), value: formatMoneyGrouped(row.revenue_fen ?? 0n) },
      { label: text('按预计量合计', 'At expected volumes'), value: formatMoneyGrouped(BigInt(set.full_fen)) },
      { label: text('理由', 'Reason'), value: set.reason },
      ...(await ceilingsIn(tx, [id])).map((line) => ({
        label: unitBases[line.basis],
        value: `${sold.get(line.productId) ?? line.productId}：${formatMoneyGrouped(line.ceiling)} × ${line.expectedVolume}`,
      })),
    ],
    prefill: {
      'pricing.confirm-ceilings': { ceilingSetId: id },
      'pricing.decline-ceilings': { ceilingSetId: id },
    },
    page: `/work/prices/${row.id}`,
  };
};

/** The cycle is over: the authorising body is to apply for the next. What stands goes on until the next is approved. */
async function cycleEnded(tx: Tx, { subjectId }: { readonly subjectId: string }): Promise<void> {
  const row = await findFormation(tx, subjectId);
  if (row?.state !== 'approved') return;
  const actor = systemActor('pricing');
  await recordStep(tx, {
    subject: formationRef(row),
    title: text('定价周期届满', 'The cycle is over'),
    actor,
  });
  await openTask(tx, {
    kind: 'pricing.next-cycle',
    title: text(
      `定价周期届满，申请下一周期：${row.agreement_number}`,
      `The cycle is over, apply for the next: ${row.agreement_number}`,
    ),
    subject: { kind: 'agreement', id: row.agreement_id },
    organisationId: row.authorising_body,
    role: 'authorising-body',
    acts: ['pricing.apply-formation'],
  });
}

/** 价格形成: what it adds to the module. */
export const formation = {
  acts: [
    applyFormation,
    fileCosts,
    returnCosts,
    concludeSurvey,
    declineFormation,
    proposeRevenue,
    sendBackRevenue,
    approveRevenue,
    proposeCeilings,
    confirmCeilings,
    declineCeilings,
    reviewYear,
  ],
  reads: [formationsRead, formationRead, whatIfRead],
  problems: problemTypes(formationProblems),
  rules: [...rulesOfRevenue, ...rulesOfCeilings, ...rulesOfCycle],
  lifecycles: [formationLifecycle, ceilingLifecycle],
  papers: formationPapers,
  subjects: { 'price-formation': formationView, 'ceiling-set': ceilingView },
  clocks: { [cycleKind]: cycleEnded },
  checks: formationChecks,
} as const;
