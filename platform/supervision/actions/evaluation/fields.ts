import { Type } from 'typebox';
import { figureNames, figures } from '../../cockpit/figures.ts';
import {
  type Domain,
  domains,
  type EvaluatedKind,
  evaluatedKinds,
  type MissingRule,
  missingRules,
} from '../../model/evaluation/scheme.ts';
import { startingScheme } from '../../model/evaluation/starting-scheme.ts';

const figureTitles = Object.fromEntries(figureNames.map((name) => [name, figures[name].title]));
const figureList = (title: string, titleEn: string, minItems: number) =>
  Type.Array(Type.Enum([...figureNames], { enumTitles: figureTitles }), {
    minItems,
    maxItems: 8,
    uniqueItems: true,
    title,
    titleEn,
  });
const measure = (title: string, titleEn: string) =>
  Type.Integer({ minimum: 0, maximum: 1_000_000, title, titleEn });

export const kindField = Type.Enum(Object.keys(evaluatedKinds) as EvaluatedKind[], {
  title: '评价对象',
  titleEn: 'Who is evaluated',
  enumTitles: evaluatedKinds,
});

const IndicatorFields = Type.Object(
  {
    code: Type.String({ pattern: '^[A-Z][0-9]{1,2}$', title: '代码', titleEn: 'Code' }),
    of: kindField,
    domain: Type.Enum(Object.keys(domains) as Domain[], {
      title: '方面',
      titleEn: 'Domain',
      enumTitles: domains,
    }),
    title: Type.String({ minLength: 2, maxLength: 60, title: '指标名称', titleEn: 'Indicator' }),
    definition: Type.String({
      minLength: 4,
      maxLength: 400,
      format: 'text',
      title: '定义',
      titleEn: 'Definition',
    }),
    numerator: figureList('分子（指标汇总数之和）', 'Numerator (a sum of figures)', 1),
    denominator: figureList('分母（留空则取绝对数）', 'Denominator (none: the number itself)', 0),
    atLeast: measure('分母少于此数的视为缺失', 'Missing below so many in the denominator'),
    worst: measure('零分值', 'Value of 0 points'),
    best: measure(
      '满分值（小于零分值的，越小越好）',
      'Value of 100 points (below the other: less is better)',
    ),
    weight: Type.Integer({ minimum: 1, maximum: 100, unit: '%', title: '权重', titleEn: 'Weight' }),
    missing: Type.Enum(Object.keys(missingRules) as MissingRule[], {
      title: '缺失时',
      titleEn: 'When missing',
      enumTitles: missingRules,
    }),
  },
  { additionalProperties: false },
);

export const schemeFields = {
  title: Type.String({
    minLength: 4,
    maxLength: 100,
    default: startingScheme.title,
    title: '方案名称',
    titleEn: 'Title',
  }),
  basis: Type.String({
    minLength: 10,
    maxLength: 1000,
    format: 'text',
    default: startingScheme.basis,
    title: '依据',
    titleEn: 'Basis',
  }),
  effectiveOn: Type.String({ format: 'date', title: '生效日', titleEn: 'In force from' }),
  leastWeight: Type.Integer({
    minimum: 1,
    maximum: 100,
    unit: '%',
    default: startingScheme.leastWeight,
    title: '出指数所需的最低有分权重',
    titleEn: 'Least weight that must have a score',
  }),
  hearingDays: Type.Integer({
    minimum: 1,
    maximum: 60,
    default: startingScheme.hearingDays,
    title: '听取意见的工作日数',
    titleEn: 'Working days of hearing',
  }),
  indicators: Type.Array(IndicatorFields, {
    minItems: 1,
    maxItems: 40,
    default: [...startingScheme.indicators],
    title: '指标（每类对象权重合计100）',
    titleEn: 'Indicators (weights come to 100 for each kind)',
  }),
};

export const long = (title: string, titleEn: string) =>
  Type.String({ minLength: 4, maxLength: 2000, format: 'text', title, titleEn });
export const byScheme = {
  schemeId: Type.String({ maxLength: 60, title: '评价方案', titleEn: 'Scheme' }),
};
export const byEvaluation = {
  evaluationId: Type.String({ maxLength: 60, title: '评价', titleEn: 'Evaluation' }),
};
export const byEvaluationObjection = {
  objectionId: Type.String({ maxLength: 60, title: '评价意见', titleEn: 'Objection' }),
};

export const SchemeAnswer = Type.Object({ schemeId: Type.String(), state: Type.String() });
export const EvaluationAnswer = Type.Object({ evaluationId: Type.String(), state: Type.String() });
export const ObjectionAnswer = Type.Object({ objectionId: Type.String(), state: Type.String() });
