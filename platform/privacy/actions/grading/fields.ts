import { Type } from 'typebox';
import { affectedObjects, degrees, degreeTitles, objectTitles } from '../../model/grading/impact.ts';
import { levels } from '../../model/level.ts';

export { degreeTitles, objectTitles };

export const LevelField = Type.Enum([...levels], { title: '级别', titleEn: 'Level' });
export const ReasonField = Type.String({
  minLength: 4,
  maxLength: 1000,
  title: '理由',
  titleEn: 'Reason',
});
export const ImpactField = Type.Object(
  {
    object: Type.Enum([...affectedObjects], { title: '影响对象', titleEn: 'Who is harmed' }),
    degree: Type.Enum([...degrees], { title: '危害程度', titleEn: 'How much' }),
  },
  { additionalProperties: false, title: '影响', titleEn: 'Impact' },
);
export const GradingId = Type.String({ maxLength: 60, title: '分级', titleEn: 'Grading' });
