import { Type } from 'typebox';
import { TextSchema } from '#foundation';
import { type RepairDocument, RepairDocumentSchema } from '../../model/repair/index.ts';

export const RevisionId = Type.String({ title: '版本', titleEn: 'Revision', maxLength: 60 });

export const DocumentField = Type.Unsafe<RepairDocument>({
  ...RepairDocumentSchema,
  title: '处理方案',
  titleEn: 'Repair',
});

export const QuasiField = Type.Array(Type.String({ maxLength: 400 }), {
  maxItems: 20,
  title: '准标识符（衡量处理前后的风险）',
  titleEn: 'Quasi-identifiers (to measure risk before and after)',
});

const ClassMeasures = Type.Union([
  Type.Object({
    rows: Type.Integer(),
    classes: Type.Integer(),
    k: Type.Integer(),
    unique: Type.Integer(),
    averageClass: Type.Number(),
  }),
  Type.Null(),
]);

export const OutcomeSchema = Type.Object({
  rowsBefore: Type.Integer(),
  rowsAfter: Type.Integer(),
  columns: Type.Array(
    Type.Object({
      column: Type.String(),
      remedy: Type.String(),
      changed: Type.Integer(),
      loss: Type.Optional(Type.Number()),
    }),
  ),
  removed: Type.Array(Type.String()),
  retyped: Type.Array(Type.String()),
  before: ClassMeasures,
  after: ClassMeasures,
});

export const FindingSchema = Type.Object({
  code: Type.String(),
  severity: Type.String(),
  message: TextSchema,
  count: Type.Integer(),
  blocks: Type.Boolean(),
  columns: Type.Array(Type.String()),
});

const Cells = Type.Array(Type.Union([Type.String(), Type.Null()]));
export const SampleSchema = Type.Object({
  columns: Type.Array(
    Type.Object({
      name: Type.String(),
      typeBefore: Type.String(),
      typeAfter: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  rows: Type.Array(
    Type.Object({ row: Type.Integer(), before: Cells, after: Type.Union([Cells, Type.Null()]) }),
  ),
});
