import { Type } from 'typebox';
import { defineAction, newOf, type Text, text } from '#foundation';
import type { ProductKind } from '#platform/authorisation';
import { type Definition, definitionSchemas } from '../model/definition.ts';
import { productProblems } from '../problems.ts';
import { fitToAgreement } from './fit-to-agreement.ts';
import { commonInput, DefinedAnswer, writeProduct } from './write-product.ts';

/** What each kind's definition is judged by. */
export const rulesOfKind: { readonly [kind in ProductKind]: readonly string[] } = {
  'data-api': ['R28', 'R29', 'R30', 'R31'],
  verification: ['R28', 'R29', 'R30', 'R63'],
  index: ['R28', 'R29', 'R30', 'R31'],
  report: ['R28', 'R29', 'R30', 'R31'],
  'model-features': ['R28', 'R29', 'R30', 'R31'],
};

/** The operator defines a product. It is admitted against the agreement when it is defined, and again at each call. */
const definition = (kind: ProductKind, title: Text, description: Text) =>
  defineAction({
    name: `products.define-${kind}`,
    title,
    description,
    input: Type.Object(
      { ...commonInput, definition: definitionSchemas[kind] },
      { additionalProperties: false },
    ),
    output: DefinedAnswer,
    problems: [
      productProblems['not-in-agreement'].type,
      productProblems['definition-unfit'].type,
      productProblems['own-product-as-source'].type,
      productProblems['code-taken'].type,
      productProblems['shared-consent-missing'].type,
    ],
    rules: rulesOfKind[kind],
    idempotent: true,
    subject: newOf('product'),
    async run(actor, input, tx) {
      const defined = { kind, definition: input.definition } as unknown as Definition;
      const fitted = await fitToAgreement(tx, actor, input, defined);
      if (!fitted.ok) return fitted;
      return writeProduct(tx, actor, fitted.value, input, defined);
    },
  });

export const definitions = [
  definition(
    'data-api',
    text('定义数据接口产品', 'Define a data API'),
    text(
      '运营机构在授权范围内定义数据接口：经审核的语句和列明取值的参数；超出范围的当场说明依据。',
      'The operator defines a data API within its agreement: reviewed SQL with declared parameters; what is beyond the scope is refused at once with the clause.',
    ),
  ),
  definition(
    'verification',
    text('定义数据核验产品', 'Define a verification product'),
    text(
      '运营机构在授权范围内定义核验产品：以哪些信息项标识核验对象、比对哪些信息项；只回答是否一致，不输出数据。',
      'The operator defines what identifies the subject and what is compared, within its agreement; answers say whether values agree and give none.',
    ),
  ),
  definition(
    'index',
    text('定义指数产品', 'Define an index'),
    text(
      '运营机构定义指数：各期分量由受控统计得出，按基期、权重和公式合成；只输出指数，不输出分量。',
      'The operator defines an index: components per period by guarded statistics, put together by base, weights and formula; the index leaves, its components do not.',
    ),
  ),
  definition(
    'report',
    text('定义报告产品', 'Define a report'),
    text(
      '运营机构定义报告：若干经审核的语句和带数值位置的正文；每个数值都可追到其凭证。',
      'The operator defines a report: reviewed queries and a text with places for their figures; each figure can be traced to its receipt.',
    ),
  ),
  definition(
    'model-features',
    text('定义模型特征产品', 'Define model features'),
    text(
      '运营机构定义模型特征：分组汇总的特征表，逐列说明作用和含义；只输出经保护规则核对的特征。',
      'The operator defines model features: a table of groups with the role and meaning of each column; guarded features leave and nothing else.',
    ),
  ),
];
