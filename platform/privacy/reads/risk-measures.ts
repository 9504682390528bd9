import { Type } from 'typebox';

const NullableNumber = Type.Union([Type.Number(), Type.Null()]);

/** `RiskMeasures` on the wire: figures alone. */
export const Measures = Type.Object({
  rows: Type.Integer(),
  leftOut: Type.Integer(),
  classes: Type.Integer(),
  k: Type.Integer(),
  uniques: Type.Integer(),
  uniqueShare: Type.Number(),
  histogram: Type.Array(
    Type.Object({
      from: Type.Integer(),
      to: Type.Integer(),
      classes: Type.Integer(),
      rows: Type.Integer(),
    }),
  ),
  prosecutor: Type.Object({ highest: Type.Number(), average: Type.Number() }),
  atRisk: Type.Object({ threshold: Type.Number(), rows: Type.Integer(), share: Type.Number() }),
  journalist: Type.Union([
    Type.Object({
      kMap: Type.Integer(),
      highest: Type.Number(),
      average: Type.Number(),
      share: Type.Number(),
      unknownRows: Type.Integer(),
    }),
    Type.Null(),
  ]),
  marketer: Type.Number(),
  population: Type.Union([
    Type.Object({
      size: Type.Integer(),
      fraction: Type.Number(),
      model: Type.Enum(['none-unique', 'census', 'pitman', 'zayatz', 'no-fit']),
      uniques: NullableNumber,
      share: NullableNumber,
      models: Type.Optional(
        Type.Array(
          Type.Object({
            model: Type.Enum(['pitman', 'zayatz']),
            uniques: NullableNumber,
            share: NullableNumber,
          }),
        ),
      ),
    }),
    Type.Null(),
  ]),
  columns: Type.Array(
    Type.Object({
      column: Type.String(),
      distinct: Type.Integer(),
      missing: Type.Integer(),
      uniques: Type.Integer(),
      adds: Type.Integer(),
    }),
  ),
  worst: Type.Array(
    Type.Object({ columns: Type.Array(Type.String()), uniques: Type.Integer(), adds: Type.Integer() }),
  ),
  pairsLeftOut: Type.Boolean(),
  sensitive: Type.Array(
    Type.Object({
      column: Type.String(),
      distinct: Type.Integer(),
      distinctL: Type.Integer(),
      entropyL: Type.Number(),
      recursive: Type.Array(Type.Object({ l: Type.Integer(), c: NullableNumber })),
      tEqual: Type.Number(),
      tOrdered: NullableNumber,
    }),
  ),
});
