import { agreement } from '#platform/authorisation';
import { openLab } from '../runs/lab.ts';
import { consented } from '../verification/consenting.ts';
import { machine, people, purpose } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';

type Somebody = (typeof people)[keyof typeof people];
const { drafter, compliance, operator } = people;

export const decision = { decisionNumber: '示例纪〔2026〕9号', decidedOn: '2026-01-05' };
export const statement = '审计发现把取得的结果转给了第三方使用';
export const breach = '泄露数据或转让授权';
export const agreed = '数据来源依法不再提供';

/** An agreement with aggregates, runs and a verification product that a bank has ordered, and short words for ending it. */
export async function openEnding() {
  const lab = await openLab((document) => {
    document.parts.breach.consequences.push({ of: breach, consequence: 'terminate' });
    document.parts.changes.terminationGrounds = ['期限届满', agreed, '双方协商一致'];
    document.parts.scope.resources[0]!.forms = ['aggregate', 'verification'];
    document.parts.products.list.push({
      code: 'verify',
      title: '人员核验',
      form: 'verification',
      purposes: [purpose],
    });
    document.parts.ending.exit.push(
      { step: 'hand-over-logs', by: 'operator', withinDays: 30 },
      { step: 'security-audit', by: 'implementing-body', withinDays: 20 },
    );
  });
  const { agreementId } = lab;
  const { productId, orderId } = await lab.offer(agreementId);
  const bank = machine(organisations.bank, ['buyer']);
  const subject = { resident_number: '99010119900307000X' };
  const consent = await consented(lab.act, bank, productId, subject);
  return {
    lab,
    productId,
    orderId,
    propose: (more: object = {}, by: Somebody = drafter) =>
      lab.act<{ terminationId: string; effectiveOn: string | null }>(
        by,
        'authorisation.propose-termination',
        {
          agreementId,
          ground: breach,
          statement,
          ...more,
        },
      ),
    decide: (terminationId: string, by: Somebody = compliance, more: object = decision) =>
      lab.act<{ state: string; effectiveOn: string | null }>(by, 'authorisation.approve-termination', {
        agreementId,
        terminationId,
        ...more,
      }),
    /** A call of the bank's. */
    ask: () =>
      lab.act(bank, 'products.call-verification', {
        productId,
        purpose,
        subject,
        compared: { name: '东区' },
        consent: consent?.token,
      }),
    submit: () =>
      lab.act(operator, 'query.submit-run', {
        agreementId,
        purpose,
        sql: 'SELECT count(*) AS n FROM residents',
      }),
    explain: () =>
      lab.act(operator, 'query.explain-query', {
        agreementId,
        purpose,
        sql: 'SELECT count(*) AS n FROM residents',
      }),
    state: async () => (await lab.db.database.transaction((tx) => agreement(tx, agreementId)))?.state,
    all: async <Row>(text: string, values: unknown[] = []) =>
      (await lab.db.pool.query(text, values)).rows as Row[],
  };
}
export type Ending = Awaited<ReturnType<typeof openEnding>>;
