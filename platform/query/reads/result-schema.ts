import { Type } from 'typebox';
import { TextSchema } from '#foundation';
import type { ReleasedResult } from '../model/index.ts';
import { NoiseSchema, noiseAnswer } from './noise-schema.ts';

const Cell = Type.Union([Type.String(), Type.Boolean(), Type.Null()]);

/** A guarded result on the wire. Numbers are decimal text; a null that is listed under `suppressed` is a blank, any other is a null. */
export const ResultSchema = {
  columns: Type.Array(Type.Object({ name: Type.String(), type: Type.String() })),
  /** Null when this repeats an earlier answer: the receipt is given again, the rows are not. */
  rows: Type.Union([Type.Array(Type.Array(Cell)), Type.Null()]),
  suppressed: Type.Array(Type.Object({ row: Type.Integer(), column: Type.Integer(), statement: TextSchema })),
  complete: Type.Boolean(),
  noise: NoiseSchema,
};

export const resultAnswer = (result: ReleasedResult | null) => ({
  columns: result ? result.columns.map((column) => ({ ...column })) : [],
  rows: result ? result.rows.map((row) => [...row]) : null,
  suppressed: result ? result.suppressed.map((cell) => ({ ...cell })) : [],
  complete: result?.complete ?? true,
  noise: noiseAnswer(result?.noise),
});
