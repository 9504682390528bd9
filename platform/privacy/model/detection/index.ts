export {
  type Confidence,
  evidenceOf,
  findingPrefix,
  type PersonalEvidence,
  undecidedCode,
} from './evidence.ts';
export { type Family, type FamilyClass, families, familyNames, isFamily } from './families.ts';
export { R61, type SensitivityStandard, sensitivityStandards } from './sensitivity.ts';
