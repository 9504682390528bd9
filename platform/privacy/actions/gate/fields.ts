import { Type } from 'typebox';
import { idPattern, text } from '#foundation';
import { releaseForms, releaseFormTitles } from '../../model/release-form.ts';

/** Fields that several acts of the gate take. */
export const revisionIds = Type.Array(Type.String({ pattern: idPattern('rev') }), {
  minItems: 1,
  maxItems: 200,
  uniqueItems: true,
  title: '版本（同一部门，可多个）',
  titleEn: 'Revisions of one department',
});

export const releaseForm = Type.Enum([...releaseForms], {
  title: '发布形式',
  titleEn: 'Form of release',
  enumTitles: releaseFormTitles,
});

export const opinion = Type.String({
  minLength: 4,
  maxLength: 1000,
  format: 'text',
  title: '意见',
  titleEn: 'Opinion',
});

export const confirmed = Type.Enum(['confirm', 'reject'], {
  title: '核对结果',
  titleEn: 'Result of the check',
  enumTitles: {
    confirm: text('与原件一致', 'As it was decided'),
    reject: text('登记有误', 'Entered wrongly'),
  },
});
