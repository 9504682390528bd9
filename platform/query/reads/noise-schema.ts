import { type Static, Type } from 'typebox';
import type { ReleasedNoise } from '../model/index.ts';

/** What an analyst is told of the noise in an answer, so that its error can be judged; null where the numbers carry none. */
export const NoiseSchema = Type.Union([
  Type.Object({
    mode: Type.Literal('cell-key'),
    table: Type.String(),
    deviation: Type.Integer({ description: 'No count is further off than this.' }),
    variance: Type.Number(),
  }),
  Type.Object({
    mode: Type.Literal('differential-privacy'),
    epsilon: Type.String({ description: 'ε this answer spent.' }),
    rowsPerUnit: Type.Integer(),
    columns: Type.Array(
      Type.Union([
        Type.Object({
          scale: Type.String({ description: 'Scale of the discrete Laplace noise.' }),
          within95: Type.String({ description: 'Further off in at most 5 of 100 answers.' }),
        }),
        Type.Null(),
      ]),
    ),
  }),
  Type.Null(),
]);

export const noiseAnswer = (noise: ReleasedNoise | undefined): Static<typeof NoiseSchema> =>
  noise === undefined
    ? null
    : noise.mode === 'cell-key'
      ? { ...noise }
      : { ...noise, columns: noise.columns.map((column) => (column ? { ...column } : null)) };
