import { Type } from 'typebox';
import { idPattern } from '#foundation';

export const byAlert = {
  alertId: Type.String({ pattern: idPattern('alr'), title: '监督线索', titleEn: 'Alert' }),
};
export const AlertAnswer = Type.Object({ alertId: Type.String(), state: Type.String() });
export const long = (title: string, titleEn: string) =>
  Type.String({ minLength: 10, maxLength: 4000, format: 'text', title, titleEn });
