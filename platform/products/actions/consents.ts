import { Type } from 'typebox';
import { defineAction, defineOperation, ok, refuse, type Subject, type Tx, text } from '#foundation';
import { agreement } from '#platform/authorisation';
import { actsForPurpose, signInProblems } from '#platform/identity';
import {
  type ConsentRow,
  consentsOf,
  findConsent,
  type QueryPorts,
  queryProblems,
  registerConsent as register,
  withdrawConsent as withdraw,
} from '#platform/query';
import { productSubject } from '../desk.ts';
import { consentState } from '../model/consent-state.ts';
import { verificationAsked } from '../model/kinds/verification.ts';
import { productProblems } from '../problems.ts';
import { findProduct } from '../store/tables.ts';
import { VerificationInput } from './call-verification.ts';
import { callable, callSubject } from './callable.ts';

const { productId, purpose, subject } = VerificationInput;
const date = { format: 'date', pattern: '^\\d{4}-\\d\\d-\\d\\d$' } as const;

/**
 * A buyer writes down a consent it obtained (授权同意) and gets the token its calls name. The paper stays with the buyer; its number and digest are in the
 * register, so that whoever looks into it can ask for that paper and no other.
 */
export const registerConsent = (ports: QueryPorts) =>
  // No action: of those the executor keeps a digest of the input and the answer, here whom it is about and the token.
  defineOperation({
    name: 'products.register-consent',
    title: text('登记授权同意', 'Register a consent'),
    description: text(
      '登记核验对象签署的授权同意，取得调用时填写的凭码。凭码只对本对象、本产品、本用途和本单位有效。同意书由本单位保存，登记其编号和 SHA-256 摘要备查。',
      'Register the consent a subject signed and get the token to name in calls. It is good for this subject, product, purpose and organisation alone. Your organisation keeps the paper; its number and SHA-256 are registered.',
    ),
    path: '/api/v1/products/{productId}/consents',
    input: Type.Object(
      {
        productId,
        purpose,
        subject,
        paperNumber: Type.String({
          pattern: '^[^\\u0000-\\u001f\\u007f]{4,200}$',
          title: '同意书编号',
          titleEn: 'Number of the paper',
        }),
        paperSha256: Type.String({
          pattern: '^[0-9a-f]{64}$',
          format: 'sha256',
          title: '同意书的SHA-256摘要',
          titleEn: 'SHA-256 of the paper',
        }),
        until: Type.String({ ...date, title: '有效至（含当日）', titleEn: 'Good until (that day included)' }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      consentId: Type.String(),
      token: Type.String(),
      receiptId: Type.String(),
      until: Type.String(),
    }),
    problems: [
      productProblems['no-such-product'].type,
      productProblems['other-kind'].type,
      productProblems['purpose-differs'].type,
      signInProblems['token-for-other-purpose'].type,
      queryProblems['verification-input'].type,
      queryProblems['consent-not-needed'].type,
      queryProblems['key-used-otherwise'].type,
      queryProblems['not-granted'].type,
    ],
    rules: ['R63'],
    machine: true,
    idempotent: true,
    subject: callSubject,
    async run(actor, input, context) {
      const { product, order } = context.subject;
      const may = callable(context.subject, input.purpose, 'verification');
      if (!may.ok) return may;
      const meant = actsForPurpose(actor, input.purpose);
      if (!meant.ok) return meant;
      const consent = {
        ...verificationAsked(product),
        productId: product.id,
        organisation: order.buyer,
        subject: input.subject,
        until: Temporal.PlainDate.from(input.until),
        paper: { number: input.paperNumber, sha256: input.paperSha256 },
        by: actor,
        idempotencyKey: context.idempotencyKey ?? context.requestId,
      };
      const made = await context.database.transaction((tx) => register(tx, ports.keys, consent), {
        requestId: context.requestId,
      });
      return made.ok ? ok({ ...made.value, until: input.until }) : made;
    },
  });

const ConsentLine = {
  consentId: Type.String(),
  paperNumber: Type.String(),
  until: Type.String(),
  registeredAt: Type.String(),
  state: Type.Enum(['valid', 'expired', 'withdrawn']),
  withdrawnAt: Type.Union([Type.String(), Type.Null()]),
};
/** A consent as its organisation and the desk see it: who gave it is not in it. */
export const ConsentSchema = Type.Object(ConsentLine);
export const consentLine = (row: ConsentRow, now: Temporal.Instant) => ({
  consentId: row.id,
  paperNumber: row.paper_number,
  until: row.until.toString(),
  registeredAt: row.registered_at.toString(),
  state: consentState(row, now),
  withdrawnAt: row.withdrawn_at?.toString() ?? null,
});

/** A consent as policies see it: its organisation's, and the implementing body's whose desk people come to. */
export async function consentSubject(tx: Tx, consentId: string): Promise<Subject | null> {
  const consent = await findConsent(tx, consentId);
  const granted = consent && (await agreement(tx, consent.agreement_id));
  return consent && granted
    ? {
        kind: 'consent',
        id: consentId,
        owner: consent.organisation,
        handler: granted.implementingBody,
        parties: [consent.organisation, granted.implementingBody],
        state: consentState(consent, tx.now),
      }
    : null;
}

/** A person takes a consent back, at the desk or with the organisation that holds it (个人信息保护法 Art 15). */
export const withdrawConsent = defineAction({
  name: 'products.withdraw-consent',
  title: text('撤回授权同意', 'Withdraw a consent'),
  description: text(
    '按个人的要求撤回其授权同意；提交后，以该同意为基础的结果不再给出。此前给出的不受影响。',
    'Withdraw a consent as the person asks: once submitted no answer resting on it leaves. What left before is not affected.',
  ),
  input: Type.Object(
    {
      consentId: Type.String({ maxLength: 60, title: '授权同意', titleEn: 'Consent' }),
      reason: Type.String({
        minLength: 4,
        maxLength: 500,
        title: '撤回事由',
        titleEn: 'Why it is withdrawn',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ consentId: Type.String(), state: Type.String() }),
  problems: [],
  rules: ['R63'],
  machine: true,
  dangerous: true,
  subject: (tx, input) => consentSubject(tx, input.consentId),
  async run(actor, input, tx) {
    await withdraw(tx, input.consentId, { why: input.reason, by: actor });
    return ok({ consentId: input.consentId, state: 'withdrawn' });
  },
});

/** The desk finds what somebody consented to, to tell them and to withdraw it. Each look is in the record of acts. */
export const findConsents = (ports: QueryPorts) =>
  defineOperation({
    name: 'products.find-consents',
    title: text('查找个人的授权同意', 'Find a person’s consents'),
    description: text(
      '个人来访时，按其身份信息查找其在本产品所属协议下的授权同意。查询会记入操作记录。',
      'When a person comes to the desk: find their consents under the agreement of this product. The search is in the record of acts.',
    ),
    path: '/api/v1/products/{productId}/consent-searches',
    input: Type.Object({ productId, subject }, { additionalProperties: false }),
    output: Type.Object({
      consents: Type.Array(
        Type.Object({ ...ConsentLine, productId: Type.String(), organisation: Type.String() }),
      ),
    }),
    problems: [
      productProblems['other-kind'].type,
      queryProblems['verification-input'].type,
      queryProblems['not-granted'].type,
    ],
    rules: ['R63'],
    subject: async (tx, input) => {
      const found = await productSubject(tx, input.productId);
      const product = await findProduct(tx, input.productId);
      const granted = product && (await agreement(tx, product.agreement_id));
      return found && granted ? { ...found, handler: granted.implementingBody } : null;
    },
    run: (_actor, input, { database }) =>
      database.transaction(
        async (tx) => {
          const product = await findProduct(tx, input.productId);
          if (product?.kind !== 'verification') return refuse(productProblems['other-kind']());
          const found = await consentsOf(tx, ports.keys, {
            ...verificationAsked(product),
            subject: input.subject,
          });
          if (!found.ok) return found;
          const consents = found.value.map((row) => ({
            ...consentLine(row, tx.now),
            productId: row.product_id,
            organisation: row.organisation,
          }));
          return ok({ consents });
        },
        { mode: 'snapshot' },
      ),
  });
