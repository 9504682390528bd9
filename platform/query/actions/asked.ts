import { Type } from 'typebox';
import { limits } from '../model/index.ts';

/** What is asked in the data domain: under which agreement, for which purpose, and the SQL. */
export const askedInput = {
  agreementId: Type.String({
    maxLength: 60,
    format: 'agreement',
    title: '授权运营协议',
    titleEn: 'Agreement',
  }),
  purpose: Type.String({ minLength: 1, maxLength: 60, format: 'purpose', title: '用途', titleEn: 'Purpose' }),
  sql: Type.String({
    minLength: 1,
    // Longer text is read far enough to be refused with the words for it.
    maxLength: limits.characters * 2,
    title: '查询语句',
    titleEn: 'SQL',
  }),
};

export const byRun = { runId: Type.String({ maxLength: 60, title: '运行', titleEn: 'Run' }) };
