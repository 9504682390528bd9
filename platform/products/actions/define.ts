import { Type } from 'typebox';
import { defineAction, newSubject, organisationOf, text } from '#foundation';
import { AggregateDefinition, VerificationDefinition } from '../model/definition.ts';
import { productProblems } from '../problems.ts';
import { fitToAgreement } from './fit-to-agreement.ts';
import { commonInput, DefinedAnswer, writeProduct } from './write-product.ts';

/** A statistics service: reviewed SQL with declared parameters. It is admitted against the agreement when it is defined, and again at each call. */
export const defineAggregate = defineAction({
  name: 'products.define-aggregate',
  title: text('定义汇总统计产品', 'Define a statistics product'),
  description: text(
    '运营机构在授权范围内定义统计产品；语句即刻按协议检查，超出范围的当场说明依据。',
    'The operator defines a statistics product within its agreement; SQL beyond the scope is refused at once with the clause.',
  ),
  input: Type.Object({ ...commonInput, definition: AggregateDefinition }, { additionalProperties: false }),
  output: DefinedAnswer,
  problems: [productProblems['not-in-agreement'].type, productProblems['code-taken'].type],
  rules: ['R29', 'R31'],
  idempotent: true,
  subject: async (_tx, _input, actor) => newSubject('product', organisationOf(actor)),
  async run(actor, input, tx) {
    const defined = { form: 'aggregate', definition: input.definition } as const;
    const fitted = await fitToAgreement(tx, actor, input, defined);
    if (!fitted.ok) return fitted;
    return writeProduct(tx, actor, fitted.value.granted, input, defined, fitted.value.resourceIds);
  },
});

/** A verification service (数据核验): answers yes or no on one subject. Fitted to the agreement when it is defined, and again at each call. */
export const defineVerification = defineAction({
  name: 'products.define-verification',
  title: text('定义数据核验产品', 'Define a verification product'),
  description: text(
    '运营机构在授权范围内定义核验产品：以哪些信息项标识核验对象、比对哪些信息项；只回答是否一致，不输出数据。',
    'The operator defines what identifies the subject and what is compared, within its agreement; answers say whether values agree and give none.',
  ),
  input: Type.Object({ ...commonInput, definition: VerificationDefinition }, { additionalProperties: false }),
  output: DefinedAnswer,
  problems: [productProblems['not-in-agreement'].type, productProblems['code-taken'].type],
  rules: ['R29', 'R63'],
  idempotent: true,
  subject: async (_tx, _input, actor) => newSubject('product', organisationOf(actor)),
  async run(actor, input, tx) {
    const defined = { form: 'verification', definition: input.definition } as const;
    const fitted = await fitToAgreement(tx, actor, input, defined);
    if (!fitted.ok) return fitted;
    return writeProduct(tx, actor, fitted.value.granted, input, defined, fitted.value.resourceIds);
  },
});
