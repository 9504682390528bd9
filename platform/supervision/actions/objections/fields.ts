import { Type } from 'typebox';
import { idPattern } from '#foundation';
import {
  type Capacity,
  capacities,
  type Ground,
  groundCodes,
  grounds,
} from '../../model/objections/grounds.ts';

/** Fields that several acts of an objection take. */
export const ground = Type.Unsafe<Ground>({
  type: 'string',
  enum: [...groundCodes],
  title: '异议理由',
  titleEn: 'Ground',
  enumTitles: grounds,
});

export const capacity = Type.Unsafe<Capacity>({
  type: 'string',
  enum: Object.keys(capacities),
  title: '提出人身份',
  titleEn: 'As what you object',
  enumTitles: capacities,
});

export const statement = Type.String({
  minLength: 10,
  maxLength: 2000,
  format: 'text',
  title: '异议内容（只供办理人员和本单位查看）',
  titleEn: 'What is wrong (for those who handle it and your own organisation)',
});

export const evidence = Type.Optional(
  Type.Array(Type.String({ format: 'upload', maxLength: 60, title: '证据文件', titleEn: 'Evidence' }), {
    maxItems: 10,
    title: '证据材料',
    titleEn: 'Evidence',
  }),
);

export const opinion = Type.String({
  minLength: 4,
  maxLength: 1000,
  format: 'text',
  title: '意见',
  titleEn: 'Opinion',
});

export const byObjection = {
  objectionId: Type.String({ pattern: idPattern('obj'), title: '异议', titleEn: 'Objection' }),
};
export const byFreeze = {
  freezeId: Type.String({ pattern: idPattern('frz'), title: '冻结决定', titleEn: 'Freeze' }),
};

export const ObjectionAnswer = Type.Object({ objectionId: Type.String(), state: Type.String() });
export const FreezeAnswer = Type.Object({ freezeId: Type.String(), state: Type.String() });
