import { Type } from 'typebox';
import { idPattern } from '#foundation';

export const byReport = {
  reportId: Type.String({ pattern: idPattern('rpa'), title: '报告', titleEn: 'Report' }),
};
export const byDispatch = {
  dispatchId: Type.String({ pattern: idPattern('dsp'), title: '报送', titleEn: 'Dispatch' }),
};
export const ReportAnswer = Type.Object({ reportId: Type.String(), state: Type.String() });
export const DispatchAnswer = Type.Object({ dispatchId: Type.String(), state: Type.String() });

export const receiverField = (title: string, titleEn: string) =>
  Type.String({ minLength: 2, maxLength: 200, title, titleEn });
export const long = (title: string, titleEn: string) =>
  Type.String({ minLength: 10, maxLength: 4000, format: 'text', title, titleEn });
