import { Type } from 'typebox';
import { defineOperation, ok, TextSchema, text } from '#foundation';
import { queryProblems, verifySynthetic } from '#platform/query';
import { verificationAsked } from '../model/kinds/verification.ts';
import { VerificationAnswer, VerificationInput } from './call-verification.ts';
import { MadeUp, madeUp, mayTry, trialProblems, trialSubject } from './trial.ts';
import type { TryRate } from './try-rate.ts';

const consentNotice = text(
  '授权同意只看形式：符合格式的任何编号都接受，不作核对。正式调用须填写本人的授权同意。',
  'Of the consent only its form is looked at: any well-formed value is accepted and none is checked. A call names the person’s own.',
);

const { productId, purpose, subject, compared, consent } = VerificationInput;

/**
 * Try a listed verification product without an order, on made-up subjects, some of which the answer lists: one of them is a hit, anything else a miss, and
 * misses are alike as in a call. Without `subject` it only lists them. No snapshot is opened; nothing is metered, receipted or kept.
 */
export const tryVerification = (allowed: TryRate) =>
  defineOperation({
    name: 'products.try-verification',
    title: text('试用核验产品', 'Try a verification product'),
    description: text(
      '用虚构的对象试核验：请求与正式调用相同；答复另列几个虚构对象，可据以试“一致”和“未核实一致”。不填标识值时只列出这些对象。授权同意只看形式。无须订购，不计量，不出凭证。',
      'Try a verification on made-up subjects: asked like a call. The answer also lists a few of them, for a hit and a miss; without a subject it only lists them. Of the consent only the form is looked at. Without order, meter or receipt.',
    ),
    path: '/api/v1/products/{productId}/verification-trials',
    input: Type.Object(
      { productId, purpose, subject: Type.Optional(subject), compared, consent },
      { additionalProperties: false },
    ),
    output: Type.Object({
      ...MadeUp,
      /** Said where a call has to name a consent. */
      consentNotice: Type.Union([TextSchema, Type.Null()]),
      /** Some of the made-up subjects with what is on record of each; null is nothing. */
      samples: Type.Array(
        Type.Object({
          subject: Type.Record(Type.String(), Type.String()),
          compared: Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()])),
        }),
      ),
      /** As in a call; null where no subject was given. */
      exists: VerificationAnswer.exists,
      answers: VerificationAnswer.answers,
    }),
    problems: [
      ...trialProblems,
      queryProblems['verification-input'].type,
      queryProblems['consent-required'].type,
      queryProblems['not-granted'].type,
    ],
    machine: true,
    sandbox: true,
    subject: trialSubject,
    async run(actor, input, context) {
      const { product } = context.subject;
      const may = await mayTry(context, actor, allowed, input.purpose, 'verification');
      if (!may.ok) return may;
      const tried = await verifySynthetic(context.database, {
        ...verificationAsked(product),
        ...(input.subject
          ? {
              request: {
                subject: input.subject,
                compared: input.compared ?? {},
                consent: input.consent ?? null,
              },
            }
          : {}),
        seed: product.digest,
      });
      if (!tried.ok) return tried;
      const { samples, needsConsent, answers } = tried.value;
      return ok({
        ...madeUp,
        consentNotice: needsConsent ? consentNotice : null,
        samples: samples.map((sample) => ({ ...sample })),
        exists: answers?.exists ?? null,
        answers: answers?.items.map((item) => ({ ...item })) ?? null,
      });
    },
  });
