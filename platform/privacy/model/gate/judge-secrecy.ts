import { text } from '#foundation';
import { atLeast, levelTitles } from '../level.ts';
import type { Judge } from './condition.ts';

const secrecyLaw = { document: '保守国家秘密法', article: '35' } as const;
const reviewActs = ['privacy.record-secrecy-review', 'privacy.confirm-secrecy-review'];

/** 保密审查: nothing leaves before somebody who did not upload it looked, and a second person checked what was entered. */
export const secrecyReview: Judge = ({ secrecy: { state, number, standing } }) => {
  const base = { clause: secrecyLaw, acts: reviewActs, mark: state };
  switch (state) {
    case 'non-secret':
      return {
        ...base,
        met: true,
        explanation: standing
          ? text(
              `由常态保密审查覆盖（${number ?? ''}）：列与样本相同，未发现新的个人信息`,
              `Covered by the standing secrecy review (${number ?? ''}): the same columns as its sample, nothing new found of persons`,
            )
          : text(
              `保密审查结论为不涉密（${number ?? ''}），已经第二人核对`,
              `The secrecy review found no secrets (${number ?? ''}), checked by a second person`,
            ),
      };
    case 'none':
      return {
        ...base,
        met: false,
        explanation: text('尚未进行保密审查', 'No secrecy review is on record'),
        advice: text(
          '请本单位保密审查岗登记保密审查结论（文号、日期），再由另一人核对；上传人不能审查。',
          'The secrecy reviewer of the department records the review with number and date, and another person checks it; who uploaded may not.',
        ),
      };
    case 'awaiting':
      return {
        ...base,
        met: false,
        explanation: text('保密审查结论待第二人核对', 'The secrecy review waits for a second person'),
        advice: text(
          '请本单位另一人核对保密审查的文号与结论。',
          'Another person of the department checks number and result.',
        ),
      };
    case 'anew':
      return {
        ...base,
        met: false,
        explanation: text(
          '曾登记涉密或不能确定，经核对为登记有误，须重新审查；此前的不涉密结论不再有效',
          'Secrets or doubt were entered and rejected as entered wrongly: it is reviewed anew, and what was said before does not count any more',
        ),
        advice: text(
          '请本单位保密审查岗重新登记保密审查结论，再由另一人核对。',
          'The secrecy reviewer of the department records the review anew, and another person checks it.',
        ),
      };
    case 'secret':
      return {
        ...base,
        met: false,
        explanation: text('保密审查结论为涉密', 'The secrecy review found secrets'),
        advice: text(
          '任何人不得放行。本系统为非涉密系统：请立即报告本单位保密工作机构，按规定处置。',
          'Nobody may release it. This is a system for non-secret data: tell the department’s secrecy office at once.',
        ),
      };
    case 'undecided':
      return {
        ...base,
        met: false,
        explanation: text('保密审查未能确定是否涉密', 'The secrecy review could not decide'),
        advice: text(
          '请报有权确定的机关或保密行政管理部门确定后，重新登记审查结论。',
          'Ask the organ that may decide, then record the review anew.',
        ),
      };
  }
};

export const coreData: Judge = ({ level }) => {
  const core = level?.level === 'core';
  return {
    met: !core,
    mark: level?.level ?? 'none',
    rule: 'R59',
    clause: { document: 'GB/T 43697-2024', article: '6' },
    explanation: core
      ? text('该数据为核心数据', 'It is core data')
      : text('不是核心数据', 'It is not core data'),
    ...(core
      ? {
          advice: text(
            '核心数据不得经本系统提供，任何人不得放行；定级有误的，请按定级程序重新定级。',
            'Core data is not provided through this system and nobody may release it; a wrong level is corrected by grading it again.',
          ),
        }
      : {}),
  };
};

export const importantData: Judge = ({ level, preProvisionAssessed }) => {
  const important = level !== null && atLeast(level.level, 'important');
  const met = !important || preProvisionAssessed;
  return {
    met,
    mark: `${important}`,
    rule: 'R65',
    clause: { document: '网数条例', article: '31' },
    explanation: !important
      ? text('不是重要数据', 'It is not important data')
      : preProvisionAssessed
        ? text(
            '重要数据，已完成提供前风险评估',
            'Important data; its assessment before provision is in force',
          )
        : text(
            '重要数据，尚无有效的提供前风险评估',
            'Important data without an assessment before provision in force',
          ),
    ...(met
      ? {}
      : {
          advice: text(
            '请数源部门完成提供前风险评估（六项）；评估生效前任何人不得放行。',
            'The department carries out the assessment before provision (six points); nobody may release it before.',
          ),
        }),
  };
};

export const gradeUnconfirmed: Judge = ({ level }) => ({
  met: level?.confirmed === true,
  mark: level?.level ?? 'none',
  rule: 'R59',
  clause: { document: 'GB/T 43697-2024', article: '6' },
  acts: level?.confirmed === true ? [] : ['privacy.confirm-grades', 'privacy.propose-release'],
  explanation:
    level === null
      ? text('尚未定级', 'It has no level yet')
      : level.confirmed
        ? text(`已定级：${levelTitles[level.level].zh}`, `Graded: ${levelTitles[level.level].en}`)
        : text(
            `级别未经人员确认：${levelTitles[level.level].zh}`,
            `No person confirmed the level: ${levelTitles[level.level].en}`,
          ),
  ...(level?.confirmed === true
    ? {}
    : { advice: text('请数源部门定级并由人员确认。', 'The department grades it and a person confirms.') }),
});

/**
 * 就高从严: something newly known of the data proposes a higher level than people decided. Opening and sharing wait for any level to be confirmed; behind
 * guards, too, nothing new is let out on the lower one. What the higher level itself forbids (core data, important data) the conditions above judge.
 */
export const gradeRising: Judge = ({ level }) => {
  const from = level?.raisedFrom ?? null;
  return {
    met: from === null,
    mark: from === null ? 'none' : `${from}>${level!.level}`,
    rule: 'R59',
    clause: { document: 'GB/T 43697-2024', article: '6' },
    acts: from === null ? [] : ['privacy.confirm-grades', 'privacy.propose-release'],
    explanation:
      from === null
        ? text('没有待决定的更高级别', 'No higher level waits to be decided')
        : text(
            `已定为${levelTitles[from].zh}，新发现建议为${levelTitles[level!.level].zh}，未决定前从高`,
            `Decided as ${levelTitles[from].en}; what was found since proposes ${levelTitles[level!.level].en}, which holds until it is decided`,
          ),
    ...(from === null
      ? {}
      : {
          advice: text(
            '请数源部门确认更高的级别，或说明理由维持原级（须数据管理部门同意）。',
            'The department confirms the higher level, or says why the former stays, to which the data authority agrees.',
          ),
        }),
  };
};
