import { type Text, text } from '#foundation';
import type { ReleaseForm } from '../release-form.ts';
import { type Condition, covers, type Judge } from './condition.ts';
import { type ConditionCode, demandsOf } from './demands.ts';
import type { GateFacts } from './facts.ts';
import { openClass, qualityErrors, riskTooHigh, tradeSecrets } from './judge-findings.ts';
import { linkageRisk } from './judge-linkage.ts';
import {
  directIdentifiers,
  identifiersInDomain,
  impactAssessment,
  personalInformation,
  pointersAtPersons,
} from './judge-personal.ts';
import { coreData, gradeRising, gradeUnconfirmed, importantData, secrecyReview } from './judge-secrecy.ts';

const judges: { readonly [Code in ConditionCode]: Judge } = {
  'secrecy-review': secrecyReview,
  'core-data': coreData,
  'important-data': importantData,
  'direct-identifiers': directIdentifiers,
  'personal-information': personalInformation,
  'impact-assessment': impactAssessment,
  'identifiers-in-domain': identifiersInDomain,
  'pointers-at-persons': pointersAtPersons,
  'trade-secrets': tradeSecrets,
  'grade-unconfirmed': gradeUnconfirmed,
  'grade-rising': gradeRising,
  'risk-too-high': riskTooHigh,
  'linkage-risk': linkageRisk,
  'quality-errors': qualityErrors,
  'open-class': openClass,
};

export const conditionTitles: { readonly [Code in ConditionCode]: Text } = {
  'secrecy-review': text('保密审查', 'Secrecy review'),
  'core-data': text('核心数据', 'Core data'),
  'important-data': text('重要数据提供前评估', 'Important data: assessment before provision'),
  'direct-identifiers': text('直接标识符', 'Direct identifiers'),
  'personal-information': text('个人信息的依据', 'Basis of personal information'),
  'impact-assessment': text('个人信息保护影响评估', 'Impact assessment'),
  'identifiers-in-domain': text('授权数据域中的直接标识符', 'Direct identifiers in the data domain'),
  'pointers-at-persons': text('可指向个人的内容', 'What points at persons'),
  'trade-secrets': text('商业秘密', 'Trade secrets'),
  'grade-unconfirmed': text('分类分级', 'Grade'),
  'grade-rising': text('待决定的更高级别', 'A higher level that waits'),
  'risk-too-high': text('重识别风险', 'Re-identification risk'),
  'linkage-risk': text('汇聚关联风险', 'Linkage risk'),
  'quality-errors': text('数据质量', 'Quality'),
  'open-class': text('开放属性', 'Class of opening'),
};

export interface GateVerdict {
  readonly form: ReleaseForm;
  readonly passes: boolean;
  /** All that the form asks for, in order, met or not. */
  readonly conditions: readonly Condition[];
}

/**
 * May this revision leave in this form. Pure: the same facts give the same verdict. A release counts only for a condition of weight `releasable`, and only
 * as it was when it was decided on: for what nobody may release it is not even looked at.
 */
export function judgeGate(facts: GateFacts): GateVerdict {
  const conditions = demandsOf(facts.form).map(({ code, severity }): Condition => {
    const judged = judges[code](facts);
    const mark = judged.mark ?? '';
    const release =
      severity === 'releasable' && !judged.met
        ? facts.releases.find((one) => one.key === code && covers(one.mark, mark))
        : undefined;
    return {
      code,
      severity,
      title: conditionTitles[code],
      explanation: judged.explanation,
      advice: judged.advice ?? null,
      met: judged.met,
      mark,
      rule: judged.rule ?? null,
      clause: judged.clause ?? null,
      acts: judged.met ? [] : (judged.acts ?? []),
      released: release
        ? {
            decisionId: release.decisionId,
            reason: release.reason,
            by: release.by,
            second: release.second,
            at: release.at,
          }
        : null,
    };
  });
  return { form: facts.form, passes: conditions.every(letsPass), conditions };
}

export const letsPass = ({ met, severity, released }: Condition): boolean =>
  met || severity === 'note' || released !== null;

/** What stands in the way. */
export const stopping = (verdict: GateVerdict): readonly Condition[] =>
  verdict.conditions.filter((condition) => !letsPass(condition));

/** Whether something stands in the way that nobody may release. */
export const neverPasses = (verdict: GateVerdict): boolean =>
  stopping(verdict).some(({ severity }) => severity === 'never');
