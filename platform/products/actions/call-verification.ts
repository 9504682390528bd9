import { Type } from 'typebox';
import { defineOperation, ok, text } from '#foundation';
import { actsForPurpose, signInProblems } from '#platform/identity';
import { queryProblems, type Verification } from '#platform/query';
import type { BuyerWatch } from '../buyers.ts';
import { verificationAsked } from '../model/kinds/verification.ts';
import { productProblems } from '../problems.ts';

import { callable, callSubject, callSubjectFrom, callSubjectIn } from './callable.ts';
import { firstDelivery } from './delivery.ts';

const Answer = Type.Enum(['yes', 'no', 'unknown']);
const Values = (title: string, titleEn: string) =>
  Type.Record(Type.String({ maxLength: 80 }), Type.String({ maxLength: 200 }), {
    title,
    titleEn,
    maxProperties: 10,
  });

/** What is asked: of a call and of a trial alike. */
export const VerificationInput = {
  productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }),
  purpose: Type.String({ maxLength: 60, title: '用途代码', titleEn: 'Purpose' }),
  subject: Values('标识核验对象的值', 'Values that identify the subject'),
  compared: Type.Optional(Values('比对的值', 'Values compared')),
  consent: Type.Optional(
    Type.String({
      pattern: '^[^\\u0000-\\u001f\\u007f]{4,200}$',
      title: '授权同意的凭码',
      titleEn: 'Token of the consent',
    }),
  ),
};

/** What is answered. */
export const VerificationAnswer = {
  /** Absent unless the product tells it; null in a replay. */
  exists: Type.Union([Answer, Type.Null()]),
  answers: Type.Union([Type.Array(Type.Object({ item: Type.String(), answer: Answer })), Type.Null()]),
};

/**
 * Call a verification product. `no` means "not confirmed": unless the product tells whether the subject exists, another value, no
 * value and no such subject are one answer. A replay of an idempotency key gives the receipt again and no answer.
 */
export const callVerification = (verification: Verification, mayStillBuy: BuyerWatch) =>
  defineOperation({
    name: 'products.call-verification',
    title: text('调用核验产品', 'Call a verification product'),
    description: text(
      '按产品页列出的标识项和比对项核验一个对象；只回答一致（yes）、未核实一致（no），声明回答存在的产品还有无记录（unknown）。结果附凭证编号。涉及个人的，须填写登记授权同意时取得的凭码。',
      'Verify one subject by the items the product page lists. Answers: yes, no (not confirmed), and unknown (nothing on record) where the product tells existence. The answer names its receipt. For a natural person give the token of the registered consent.',
    ),
    path: '/api/v1/products/{productId}/verifications',
    input: Type.Object(VerificationInput, { additionalProperties: false }),
    output: Type.Object({
      callId: Type.String(),
      receiptId: Type.String(),
      receipt: Type.String(),
      ...VerificationAnswer,
      salt: Type.Union([Type.String(), Type.Null()]),
    }),
    problems: [
      productProblems['no-such-product'].type,
      productProblems['other-kind'].type,
      productProblems['purpose-differs'].type,
      signInProblems['token-for-other-purpose'].type,
      productProblems['tied-to-operator'].type,
      productProblems['not-among-users'].type,
      queryProblems['verification-input'].type,
      queryProblems['consent-required'].type,
      queryProblems['consent-not-valid'].type,
      queryProblems['not-granted'].type,
      queryProblems.quota.type,
      queryProblems.misses.type,
    ],
    rules: ['R29', 'R30', 'R63', 'AR3'],
    machine: true,
    subject: callSubject,
    subjectFrom: callSubjectFrom,
    subjectIn: callSubjectIn,
    async run(actor, input, context) {
      const { product, order } = context.subject;
      const may = callable(context.subject, input.purpose, 'verification');
      if (!may.ok) return may;
      const meant = actsForPurpose(actor, input.purpose);
      if (!meant.ok) return meant;
      const free = await mayStillBuy(context.database, context.subject, 'each-minute');
      if (!free.ok) return free;
      const answered = await verification.call(context.database, {
        ...verificationAsked(product),
        definitionDigest: product.digest,
        alsoHold: [{ kind: 'order', id: order.id }],
        productId: product.id,
        actor,
        organisation: order.buyer,
        subject: input.subject,
        compared: input.compared ?? {},
        consent: input.consent ?? null,
        requestId: context.requestId,
        done: context.done,
        ...(context.idempotencyKey ? { idempotencyKey: context.idempotencyKey } : {}),
      });
      if (!answered.ok) return answered;
      if (!product.delivered_at) await firstDelivery(context.database, product);
      const { callId, receiptId, answers, salt } = answered.value;
      return ok({
        callId,
        receiptId,
        receipt: `/api/v1/receipts/${receiptId}`,
        exists: answers?.exists ?? null,
        answers: answers?.items.map((item) => ({ ...item })) ?? null,
        salt,
      });
    },
  });
