import { type Text, text } from '#foundation';
import { highest, type Level } from '../level.ts';

/** Whom it harms when data is leaked, tampered with, destroyed, or illegally taken, used or shared (GB/T 43697-2024). */
export const affectedObjects = [
  'national-security',
  'economy',
  'social-order',
  'public-interest',
  'organisation',
  'individual',
] as const;
export type AffectedObject = (typeof affectedObjects)[number];

export const degrees = ['extremely-serious', 'serious', 'ordinary', 'none'] as const;
export type Degree = (typeof degrees)[number];

export const objectTitles: { readonly [Name in AffectedObject]: Text } = {
  'national-security': text('国家安全', 'National security'),
  economy: text('经济运行', 'Economic operation'),
  'social-order': text('社会秩序', 'Social order'),
  'public-interest': text('公共利益', 'Public interest'),
  organisation: text('组织权益', 'Rights of organisations'),
  individual: text('个人权益', 'Rights of individuals'),
};
export const degreeTitles: { readonly [Name in Degree]: Text } = {
  'extremely-serious': text('特别严重危害', 'Extremely serious harm'),
  serious: text('严重危害', 'Serious harm'),
  ordinary: text('一般危害', 'Ordinary harm'),
  none: text('无危害', 'No harm'),
};

export interface Impact {
  readonly object: AffectedObject;
  readonly degree: Degree;
}

/** The level of one cell of the matrix. `publicOrdinary`: which general level ordinary harm to the public makes; the standard says only 一般. */
export function levelOf({ object, degree }: Impact, publicOrdinary: Level): Level {
  if (degree === 'none') return 'general-1';
  if (object === 'national-security') return degree === 'ordinary' ? 'important' : 'core';
  if (object === 'organisation' || object === 'individual')
    return degree === 'extremely-serious' ? 'general-4' : degree === 'serious' ? 'general-3' : 'general-2';
  return degree === 'extremely-serious' ? 'core' : degree === 'serious' ? 'important' : publicOrdinary;
}

/** What a grade rests on: something found in the values, a word of the header, a code table, the size, what it was made from, a person. */
export const reasonSources = [
  'detection',
  'header',
  'code-table',
  'scale',
  'combination',
  'protected-unit',
  'declared',
  'upstream',
  'nothing-found',
  'person',
] as const;
export type ReasonSource = (typeof reasonSources)[number];

/** One reason of a grade; it never repeats a value. `impact` is null where a level is taken over as it stands. */
export interface GradeReason {
  readonly level: Level;
  readonly impact: Impact | null;
  readonly source: ReasonSource;
  /** Family of a finding, word, code table, or id of the resource or person, by `source`. */
  readonly of: string;
  readonly text: Text;
}

/** 就高从严: the highest level any reason gives; where none does, the data is at the lowest. */
export const gradeOf = (reasons: readonly GradeReason[]): Level =>
  highest(reasons.map(({ level }) => level)) ?? 'general-1';
