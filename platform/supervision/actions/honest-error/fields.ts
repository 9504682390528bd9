import { Type } from 'typebox';
import { idPattern } from '#foundation';

export const byHonestError = {
  honestErrorId: Type.String({ pattern: idPattern('her'), title: '容错记录', titleEn: 'Record' }),
};
export const HonestErrorAnswer = Type.Object({ honestErrorId: Type.String(), state: Type.String() });
export const long = (title: string, titleEn: string) =>
  Type.String({ minLength: 10, maxLength: 4000, format: 'text', title, titleEn });
