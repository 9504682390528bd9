import { defineTexts, text, useTexts } from '#ui-kit';

export const evidenceWords = defineTexts('catalog-evidence', {
  title: text('个人信息识别依据', 'What the findings about personal data rest on'),
  note: text(
    '只有数源部门、数据管理部门和审计人员看得到。示例已遮盖，不显示取值；列名只是线索，以取值为准。',
    'Only the department, the data authority and auditors see this. Examples are masked and no value is shown; headers are hints, values decide.',
  ),
  what: text('发现', 'Finding'),
  confidence: text('把握', 'Confidence'),
  class: text('性质', 'Kind'),
  of: text('涉及', 'Whose'),
  rate: text('命中（命中 / 查看的单元格）', 'Hit rate (hits / cells looked at)'),
  valid: text('校验成立', 'Check holds'),
  nothingToCheck: text('无校验', 'nothing to check'),
  examples: text('示例（已遮盖）', 'Examples (masked)'),
  sensitive: text('敏感个人信息', 'Sensitive'),
  why: text('为什么', 'Why'),
  yes: text('是', 'yes'),
  no: text('否', 'no'),
});

const evidenceValues = defineTexts('catalog-evidence-values', {
  high: text('高', 'high'),
  medium: text('中', 'medium'),
  low: text('低（可能）', 'low (possible)'),
  direct: text('直接标识符', 'direct identifier'),
  quasi: text('准标识符', 'quasi-identifier'),
  hint: text('线索', 'hint'),
  organisation: text('组织', 'organisation'),
  person: text('个人', 'person'),
  officer: text('单位负责人或经办人', 'officer of an organisation'),
  unknown: text('无法判断', 'cannot be told'),
});

/** A word for a code of the evidence; the code itself when there is none. */
export function useEvidenceValue(): (value: string) => string {
  const t = useTexts(evidenceValues);
  return (value) =>
    Object.hasOwn(evidenceValues.pairs, value) ? t(value as keyof typeof evidenceValues.pairs) : value;
}
