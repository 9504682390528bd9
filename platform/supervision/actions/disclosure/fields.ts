import { Type } from 'typebox';

export const byReport = {
  reportId: Type.String({ maxLength: 60, title: '年度披露', titleEn: 'Yearly disclosure' }),
};
export const ReportAnswer = Type.Object({ reportId: Type.String(), state: Type.String() });

export const opinion = (title: string, titleEn: string) =>
  Type.String({ minLength: 4, maxLength: 2000, format: 'text', title, titleEn });
export const short = (title: string, titleEn: string) =>
  Type.String({ minLength: 2, maxLength: 200, title, titleEn });
export const words = (title: string, titleEn: string) =>
  Type.Optional(Type.String({ minLength: 4, maxLength: 4000, format: 'text', title, titleEn }));
