import type { ReleaseForm } from '../release-form.ts';

/**
 * `never`: nobody may let it pass. `releasable`: a named person may, with a reason, when a second one agrees. `note`: is told and stops nothing.
 */
export type Severity = 'never' | 'releasable' | 'note';

/** The closed list of what the gate looks at, in the order in which it is asked and shown: the secrecy review comes first. */
export const conditionCodes = [
  'secrecy-review',
  'core-data',
  'important-data',
  'direct-identifiers',
  'personal-information',
  'impact-assessment',
  'identifiers-in-domain',
  'pointers-at-persons',
  'trade-secrets',
  'grade-unconfirmed',
  'grade-rising',
  'risk-too-high',
  'linkage-risk',
  'quality-errors',
  'open-class',
] as const;
export type ConditionCode = (typeof conditionCodes)[number];

/** What all forms ask for, and nobody may release. */
const always = {
  'secrecy-review': 'never',
  'core-data': 'never',
  'important-data': 'never',
  'direct-identifiers': 'never',
  'personal-information': 'never',
  'impact-assessment': 'never',
} as const;

/**
 * What each form of release demands. Opening is for everybody and for good, so everything that can be told of a person is judged; in the forms behind
 * guards identifiers in the data domain are judged, and the numbers that leave are the guards' matter.
 */
export const demands: {
  readonly [Form in ReleaseForm]: { readonly [Code in ConditionCode]?: Severity };
} = {
  open: {
    ...always,
    'pointers-at-persons': 'releasable',
    'trade-secrets': 'releasable',
    'grade-unconfirmed': 'releasable',
    'risk-too-high': 'releasable',
    'linkage-risk': 'releasable',
    'quality-errors': 'releasable',
    'open-class': 'note',
  },
  share: {
    ...always,
    'pointers-at-persons': 'note',
    'trade-secrets': 'releasable',
    'grade-unconfirmed': 'releasable',
    'quality-errors': 'releasable',
  },
  authorise: {
    ...always,
    'identifiers-in-domain': 'releasable',
    'pointers-at-persons': 'note',
    'trade-secrets': 'releasable',
    'grade-unconfirmed': 'note',
    'grade-rising': 'releasable',
    'risk-too-high': 'note',
    'quality-errors': 'note',
  },
  product: {
    ...always,
    'identifiers-in-domain': 'releasable',
    'pointers-at-persons': 'note',
    'trade-secrets': 'releasable',
    'grade-unconfirmed': 'note',
    'grade-rising': 'releasable',
    'risk-too-high': 'note',
    'quality-errors': 'releasable',
  },
};

/** What the form asks for, in order, with how heavy it is. */
export const demandsOf = (
  form: ReleaseForm,
): readonly { readonly code: ConditionCode; readonly severity: Severity }[] =>
  conditionCodes.flatMap((code) => {
    const severity = demands[form][code];
    return severity ? [{ code, severity }] : [];
  });
