import { Type } from 'typebox';
import {
  type Actor,
  dateAt,
  defineAction,
  idPattern,
  newId,
  ok,
  opening,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import { agreement } from '#platform/authorisation';
import { handOn } from '#platform/casework';
import { findPost, organisation } from '#platform/identity';
import { FormationAnswer, matterOf, nextTask } from '../../formation/desk.ts';
import { R35, R36, type RegistrarLevel } from '../../model/formation/rules-of-revenue.ts';
import { formationProblems as problems } from '../../problems.ts';
import { nowOf, personOf } from '../../sides.ts';
import { findFormation, formationOf, formationTables } from '../../store/formations.ts';

const registrarLevels = {
  national: text('国家级登记机构', 'A national registrar'),
  province: text('省级登记机构', 'A provincial registrar'),
  prefecture: text('市级登记机构', 'A prefectural registrar'),
  county: text('县级登记机构', 'A county registrar'),
} as const;

/** An agreement as policies see it when a price is applied for: the authorising body's. */
export async function pricedAgreement(tx: Tx, id: string): Promise<Subject | null> {
  const found = await agreement(tx, id);
  if (!found) return null;
  const { authorisingBody, operator, state } = found;
  return { kind: 'priced-agreement', id, owner: authorisingBody, parties: [operator], state };
}

const body = (title: string, titleEn: string) =>
  Type.String({ pattern: idPattern('org'), format: 'organisation', maxLength: 60, title, titleEn });

/** After a full year of operation the authorising body applies for a formal price (价格通知 二). */
export const applyFormation = defineAction({
  name: 'pricing.apply-formation',
  title: text('申请制定正式收费标准', 'Apply for a formal price'),
  description: text(
    '运营满一个完整年度后，由授权主体书面申请；运营机构随后申报成本，价格主管部门开展成本调查。',
    'After a full year of operation the authorising body applies in writing; then the operator files its costs and the price authority surveys them.',
  ),
  input: Type.Object(
    {
      agreementId: Type.String({
        maxLength: 60,
        format: 'agreement',
        title: '授权协议',
        titleEn: 'Agreement',
      }),
      reason: Type.String({
        minLength: 10,
        maxLength: 2000,
        format: 'text',
        title: '申请理由（服务内容、用户、运营情况）',
        titleEn: 'Reason (services, users, operation so far)',
      }),
      costYear: Type.Integer({
        minimum: 2020,
        maximum: 2100,
        title: '成本年度',
        titleEn: 'Year of the costs',
      }),
      registrarLevel: Type.Unsafe<RegistrarLevel>({
        type: 'string',
        enum: Object.keys(registrarLevels),
        enumTitles: registrarLevels,
        title: '产品和服务的登记机构',
        titleEn: 'Registrar of the products',
      }),
      delegation: Type.Optional(
        Type.String({
          minLength: 4,
          maxLength: 200,
          asked: true,
          title: '省级授权定价的文号',
          titleEn: 'Decision by which the province delegated the pricing',
        }),
      ),
      priceAuthorityId: body('价格主管部门', 'Price authority'),
      dataAuthorityId: body('会同核定的数据管理部门', 'Data authority that decides with it'),
    },
    { additionalProperties: false },
  ),
  output: FormationAnswer,
  problems: [
    problems['not-chargeable'].type,
    problems['not-yours-to-price'].type,
    problems['still-on-trial'].type,
    problems['already-under-way'].type,
  ],
  rules: ['R35', 'R36'],
  idempotent: true,
  subject: opening(['priced-agreement'], (tx: Tx, input: { readonly agreementId: string }) =>
    pricedAgreement(tx, input.agreementId),
  ),
  async run(actor: Actor, input, tx) {
    const found = (await agreement(tx, input.agreementId))!;
    if (found.document.parts.money.price.feeClass !== 'guided' || found.state !== 'active')
      return refuse(problems['not-chargeable']({ clause: { document: '价格通知', article: '一' } }));
    const operated = R36.judge({
      beganOn: found.activeAt ? dateAt(found.activeAt) : null,
      today: dateAt(tx.now),
    });
    if (!operated.holds || (operated.output && input.costYear >= dateAt(tx.now).year))
      return refuse(
        problems['still-on-trial']({
          rule: 'R36',
          clause: operated.clause,
          detail: operated.holds
            ? text('成本年度应为已经结束的年度', 'The year of the costs must be over')
            : operated.reasons[0]!,
        }),
      );
    const asked = await organisation(tx, input.priceAuthorityId);
    const entitled = R35.judge({
      registrar: input.registrarLevel,
      authority: (asked?.level as RegistrarLevel | null | undefined) ?? null,
      delegated: input.delegation !== undefined,
    });
    const seated =
      (await findPost(tx, { organisationId: input.priceAuthorityId, role: 'price-authority' })) &&
      (await findPost(tx, { organisationId: input.dataAuthorityId, role: 'data-authority' }));
    if (!entitled.holds || !seated)
      return refuse(
        problems['not-yours-to-price']({
          rule: 'R35',
          clause: entitled.clause,
          detail: entitled.holds
            ? text(
                '所选单位没有价格主管或者数据管理岗位',
                'One of the bodies has no post as price or data authority',
              )
            : entitled.reasons[0]!,
        }),
      );
    if (await formationOf(tx, found.id, ['applied', 'filed', 'surveyed', 'proposed']))
      return refuse(problems['already-under-way']());
    const id = newId('prf');
    await formationTables(tx)
      .insertInto('pricing.formation')
      .values({
        id,
        agreement_id: found.id,
        agreement_number: found.number,
        operator: await nowOf(tx, found.operator),
        authorising_body: await nowOf(tx, found.authorisingBody),
        price_authority: input.priceAuthorityId,
        data_authority: input.dataAuthorityId,
        state: 'applied',
        reason: input.reason,
        registrar_level: input.registrarLevel,
        delegation: input.delegation ?? null,
        cost_year: input.costYear,
        applied_by: personOf(actor),
        applied_at: tx.now,
        filed_by: null,
        filed_at: null,
        subsidy_fen: null,
        survey_reference: null,
        surveyed_by: null,
        surveyed_at: null,
        ten_year_yield: null,
        yield_year: null,
        yield_source: null,
        rate: null,
        tax_fen: null,
        excess_cycles: null,
        deduction_fen: null,
        cost_fen: null,
        profit_fen: null,
        revenue_fen: null,
        cycle_years: null,
        proposed_by: null,
        proposed_at: null,
        valid_from: null,
        valid_until: null,
        decided_by: null,
        decided_at: null,
        opinion: null,
        log_entry: null,
      })
      .execute();
    const row = (await findFormation(tx, id))!;
    await handOn(
      tx,
      actor,
      matterOf(row),
      text('授权主体提出申请', 'The authorising body applied'),
      nextTask(row, 'file'),
    );
    return ok({ formationId: id, state: row.state });
  },
});
