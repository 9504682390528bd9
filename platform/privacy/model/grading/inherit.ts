import { highest, type Level } from '../level.ts';

/** What is made from others stands at least as high as the highest of them (R60); null: nothing it was made from has a level yet. */
export const inheritedLevel = (inputs: readonly (Level | null)[]): Level | null =>
  highest(inputs.filter((level) => level !== null));

/** What a lower grade after de-identification rests on: a signed risk report, or a recorded repair. */
export const evidenceKinds = ['risk-report', 'repair'] as const;
export interface RegradingEvidence {
  readonly kind: (typeof evidenceKinds)[number];
  readonly id: string;
}
