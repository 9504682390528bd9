import { defineRule, type Text, text } from '#foundation';
import { type ReleaseForm, releaseFormTitles } from '../release-form.ts';
import type { RiskMeasures } from './measures.ts';
import { greatestT, lowestL } from './report.ts';

export interface JudgedRisk {
  readonly form: ReleaseForm;
  readonly measures: RiskMeasures;
  /** Columns in which values were found that name a person by themselves. */
  readonly direct: readonly string[];
}

export interface RiskThresholds {
  readonly k: number;
  readonly l: number;
  readonly t: number;
}

const parameters = {
  openK: 20,
  openL: 3,
  openT: 0.4,
  shareK: 5,
  shareL: 2,
  shareT: 0.5,
  authoriseK: 3,
  authoriseL: 1,
  authoriseT: 1,
  productK: 5,
  productL: 2,
  productT: 0.5,
};

/** What a form of release asks for: at least k and l, at most t. An l of 1 and a t of 1 ask for nothing. */
export const thresholdsOf = (form: ReleaseForm, of: typeof parameters = parameters): RiskThresholds => ({
  k: of[`${form}K`],
  l: of[`${form}L`],
  t: of[`${form}T`],
});

/**
 * Whether persons are recognised too easily for a form of release. The risk of a row is 1 divided by the rows of its class; the standards' example for a full
 * release is 0.05, so k of 20, less under control. The texts were not at hand: every number is a parameter a bureau has to confirm.
 */
export const R64 = defineRule({
  id: 'R64',
  title: text('重识别风险的门槛', 'Thresholds of re-identification risk'),
  clause: { document: 'GB/T 42460-2023', article: '附录（效果分级与 K-匿名示例）' },
  alsoBasedOn: [{ document: 'GB/T 37964-2019', article: '完全公开·受控公开·领地公开' }],
  inForce: { from: '2023-10-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters,
  actsIn: ['privacy.assess-risk'],
  check: ({ form, measures, direct }: JudgedRisk, given) => {
    const wanted = thresholdsOf(form, given);
    const name = releaseFormTitles[form];
    const reasons: { readonly holds: boolean; readonly text: Text }[] = [];
    const says = (holds: boolean, zh: string, en: string) => reasons.push({ holds, text: text(zh, en) });
    const { k } = measures;
    says(
      k >= wanted.k,
      `k = ${k}（单条记录最高风险 ${chance(1 / k)}），${name.zh}要求 k ≥ ${wanted.k}（${chance(1 / wanted.k)}）`,
      `k = ${k} (highest risk of a row ${chance(1 / k)}); ${name.en.toLowerCase()} asks for k ≥ ${wanted.k} (${chance(1 / wanted.k)})`,
    );
    const l = lowestL(measures);
    if (l !== null && wanted.l > 1)
      says(
        l >= wanted.l,
        `敏感属性在最差的等价类中有 ${l} 种取值，要求 l ≥ ${wanted.l}`,
        `The worst class has ${l} distinct sensitive values; l ≥ ${wanted.l} is asked for`,
      );
    const t = greatestT(measures);
    if (t !== null && wanted.t < 1)
      says(
        t <= wanted.t,
        `敏感属性的分布与总体最多相差 ${t.toFixed(3)}，要求 t ≤ ${wanted.t}`,
        `Sensitive values of a class differ from the whole by up to ${t.toFixed(3)}; t ≤ ${wanted.t} is asked for`,
      );
    if (direct.length > 0 && (form === 'open' || form === 'product'))
      says(
        false,
        `含直接标识符（${direct.join('、')}），须先去除或假名化`,
        `It holds direct identifiers (${direct.join(', ')}): remove them or put pseudonyms in their place first`,
      );
    if (measures.leftOut > 0)
      says(
        false,
        `有 ${measures.leftOut} 行因准标识符缺失未评估`,
        `${measures.leftOut} rows were not judged because a quasi-identifier is missing`,
      );
    return {
      holds: reasons.every(({ holds }) => holds),
      // What stands in the way is read first.
      reasons: [...reasons]
        .sort((one, other) => Number(one.holds) - Number(other.holds))
        .map((one) => one.text),
      output: wanted,
    };
  },
});

const chance = (share: number): string => `${Number((share * 100).toPrecision(3))}%`;
