import { type Static, Type } from 'typebox';
import { judgements } from '../../model/assessment/forms.ts';
import { releaseForms } from '../../model/release-form.ts';

export const AssessmentId = Type.String({ maxLength: 60, title: '评估', titleEn: 'Assessment' });
export const Opinion = Type.String({ minLength: 4, maxLength: 1000, title: '意见', titleEn: 'Opinion' });

/** What an assessment says; all of it may be left for later while it is a draft. */
export const contents = {
  forms: Type.Optional(
    Type.Array(Type.Enum([...releaseForms]), {
      maxItems: 4,
      title: '涉及的发布形式',
      titleEn: 'Forms of release it covers',
    }),
  ),
  receiver: Type.Optional(
    Type.String({
      maxLength: 400,
      title: '接收方',
      titleEn: 'Receiver',
      description: '提供给谁；开放时不填。',
    }),
  ),
  answers: Type.Optional(
    Type.Array(
      Type.Object(
        {
          point: Type.String({ maxLength: 40, title: '评估事项', titleEn: 'Point' }),
          judgement: Type.Enum([...judgements], { title: '判断', titleEn: 'Judgement' }),
          finding: Type.String({ maxLength: 8000, title: '说明', titleEn: 'Finding' }),
        },
        { additionalProperties: false },
      ),
      { maxItems: 12, title: '评估内容', titleEn: 'Points' },
    ),
  ),
  statutoryBasis: Type.Optional(
    Type.String({
      minLength: 4,
      maxLength: 1000,
      title: '法定职责或义务依据',
      titleEn: 'Statutory duty or power',
      description: '因履行法定职责或者法定义务提供重要数据的，写明法律、条款；不再逐项评估。',
    }),
  ),
};
const Contents = Type.Object(contents);
export type Contents = Static<typeof Contents>;

/** Columns of what was given; the rest stays as it was. */
export const columnsOf = ({ forms, receiver, answers, statutoryBasis }: Contents) => ({
  ...(forms === undefined ? {} : { forms: [...new Set(forms)] }),
  ...(receiver === undefined ? {} : { receiver: receiver.trim() === '' ? null : receiver }),
  ...(answers === undefined ? {} : { answers: JSON.stringify(answers) }),
  ...(statutoryBasis === undefined ? {} : { statutory_basis: statutoryBasis }),
});
