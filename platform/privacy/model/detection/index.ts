export {
  type Confidence,
  evidenceOf,
  findingPrefix,
  type PersonalEvidence,
  undecidedCode,
} from './evidence.ts';
export { type Family, type FamilyClass, families, familyNames, isFamily } from './families.ts';
export { judgeTable, type Verdict } from './judge-table.ts';
export {
  type Cost,
  type DetectionLimits,
  detectionLimits,
  type LookedAtColumn,
  lookAtColumns,
} from './look-at-columns.ts';
export { R61, type SensitivityStandard, sensitivityStandards } from './sensitivity.ts';
