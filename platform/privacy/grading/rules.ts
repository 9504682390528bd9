import { defineRule, text } from '#foundation';
import { type GradeReason, gradeOf } from '../model/grading/impact.ts';
import { inheritedLevel, type RegradingEvidence } from '../model/grading/inherit.ts';
import type { GradingParameters } from '../model/grading/propose.ts';
import { atLeast, type Level, levelTitles } from '../model/level.ts';

const parameters: GradingParameters = {
  publicOrdinary: 'general-4',
  combinedFamilies: 4,
  manyPersons: 100_000,
  importantSensitivePersons: 1_000_000,
  importantPersons: 10_000_000,
};

/** The level of data: the highest any reason gives. `holds`: the level claimed is not below it. */
export const R59 = defineRule({
  id: 'R59',
  title: text('数据分级：对象与程度矩阵，就高从严', 'Grading by object and degree, the higher one taken'),
  clause: { document: 'GB/T 43697-2024', article: '分级规则' },
  inForce: { from: '2024-10-01' },
  jurisdiction: 'CN',
  // The matrix agrees with third-party notes and memory; the numbers below the important level are ours until read in the text.
  verified: false,
  parameters: { ...parameters },
  actsIn: ['privacy.propose-grades', 'privacy.confirm-grades', 'privacy.agree-grades', 'privacy.grading'],
  check: (input: { readonly reasons: readonly GradeReason[]; readonly claimed?: Level }) => {
    const level = gradeOf(input.reasons);
    const holds = input.claimed === undefined || atLeast(input.claimed, level);
    return {
      holds,
      reasons: holds
        ? [text(`定为${levelTitles[level].zh}`, `Graded: ${levelTitles[level].en}`)]
        : [text(`应不低于${levelTitles[level].zh}`, `Not below: ${levelTitles[level].en}`)],
      output: { level },
    };
  },
});

/** What is made from other data is not lower than the highest of it, unless graded anew with evidence after de-identification. */
export const R60 = defineRule({
  id: 'R60',
  title: text('级别继承', 'Inheritance of levels'),
  clause: { document: 'GB/T 43697-2024', article: '附录 I 衍生数据' },
  alsoBasedOn: [{ document: '流通安全方案', article: '一' }],
  inForce: { from: '2024-10-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: {},
  actsIn: ['privacy.confirm-grades'],
  check: (input: {
    readonly level: Level;
    readonly inputs: readonly (Level | null)[];
    readonly evidence: RegradingEvidence | null;
  }) => {
    const floor = inheritedLevel(input.inputs);
    const below = floor !== null && !atLeast(input.level, floor);
    const holds = !below || input.evidence !== null;
    return {
      holds,
      reasons: [
        floor === null
          ? text('没有已定级的来源', 'Nothing it was made from has a level')
          : !below
            ? text(`不低于来源的${levelTitles[floor].zh}`, `Not below its source: ${levelTitles[floor].en}`)
            : input.evidence
              ? text('低于来源，有去标识化的证据', 'Below its source, with evidence of de-identification')
              : text(
                  `来源为${levelTitles[floor].zh}，下调须有已签署的风险报告或处理记录`,
                  `Its source is at: ${levelTitles[floor].en}; lower needs a signed risk report or a recorded repair`,
                ),
      ],
      output: { floor },
    };
  },
});

export const gradingRules = [R59, R60];
