import type { Static } from 'typebox';
import { Type } from 'typebox';

export const byStatement = {
  statementId: Type.String({ maxLength: 60, title: '对账单', titleEn: 'Statement' }),
};
export const byBill = { billId: Type.String({ maxLength: 60, title: '账单', titleEn: 'Bill' }) };
export const bySharing = {
  sharingId: Type.String({ maxLength: 60, title: '收益分配', titleEn: 'Benefit sharing' }),
};

export const StatementAnswer = Type.Object({ statementId: Type.String(), state: Type.String() });
export const BillAnswer = Type.Object({ billId: Type.String(), openFen: Type.String() });
export const SharingAnswer = Type.Object({ sharingId: Type.String(), state: Type.String() });
export type BillAnswer = Static<typeof BillAnswer>;

export const yuan = (title: string, titleEn: string) =>
  Type.String({ pattern: '^(0|[1-9][0-9]{0,13})(\\.[0-9]{1,2})?$', title, titleEn });
export const long = (title: string, titleEn: string) =>
  Type.String({ minLength: 4, maxLength: 1000, format: 'text', title, titleEn });
export const day = (title: string, titleEn: string) =>
  Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', format: 'date', title, titleEn });
export const reference = Type.String({
  minLength: 4,
  maxLength: 60,
  pattern: '^[0-9A-Za-z-]+$',
  title: '银行流水号',
  titleEn: 'Serial number of the bank’s slip',
});
export const lineNumber = (title = '行号', titleEn = 'Line') =>
  Type.Integer({ minimum: 1, maximum: 10_000, title, titleEn });
