import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { Type } from 'typebox';
import type { ReportBlock } from '../model/report.ts';
import { TableAnswer } from './call.ts';

const Piece = Type.Object({ text: Type.String(), receiptId: Type.Union([Type.String(), Type.Null()]) });
/** A block of a report as it goes over the wire; what is tried has no receipts. */
export const ReportBlockSchema = Type.Union([
  Type.Object({ kind: Type.Enum(['heading', 'paragraph']), pieces: Type.Array(Piece) }),
  Type.Object({
    kind: Type.Literal('table'),
    title: Type.String(),
    receiptId: Type.Union([Type.String(), Type.Null()]),
    columns: Type.Array(Type.String()),
    rows: Type.Array(Type.Array(Type.String())),
  }),
]);
/** How a report is asked for, in a call and in a trial. */
export const ReportInput = {
  productId: Type.String({ maxLength: 60, title: '产品', titleEn: 'Product' }),
  purpose: Type.String({ maxLength: 60, title: '用途代码', titleEn: 'Purpose' }),
  parameters: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 200 }), {
    title: '参数（含期次）',
    titleEn: 'Parameters, the period among them',
  }),
};
/** The answer of one of a report's queries. */
export const NamedAnswer = Type.Object({ name: Type.String(), title: Type.String(), ...TableAnswer });

/** SHA-256 of the blocks in canonical JSON. */
export const blocksDigest = (blocks: readonly ReportBlock[]): string =>
  createHash('sha256')
    .update(canonicalize(blocks) ?? '')
    .digest('hex');

export const blocksOnTheWire = (blocks: readonly ReportBlock[]) =>
  blocks.map((block) =>
    block.kind === 'table'
      ? { ...block, columns: [...block.columns], rows: block.rows.map((row) => [...row]) }
      : { ...block, pieces: block.pieces.map((piece) => ({ ...piece })) },
  );
