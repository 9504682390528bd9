import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { engineReasons } from '../../platform/query/ports.ts';
import { measureNames } from './confinement.ts';
import type { FromWorker } from './protocol.ts';

/*
 * What a worker says is taken as said by whoever might have taken it over: every message has one of these shapes and sizes, or
 * the worker is killed.
 */

const oneOf = <const Names extends readonly string[]>(names: Names) =>
  Type.Union(names.map((name) => Type.Literal(name as Names[number])));

const wireTypes = [
  'boolean',
  'integer',
  'bigint',
  'decimal',
  'double',
  'text',
  'date',
  'time',
  'timestamp',
  'instant',
  'interval',
  'bytes',
  'list',
  'struct',
  'map',
  'null',
] as const;

const strict = { additionalProperties: false };
const measures = Type.Array(
  Type.Object(
    { name: oneOf(measureNames), held: Type.Boolean(), seen: Type.String({ maxLength: 200 }) },
    strict,
  ),
  { maxItems: measureNames.length },
);

const message = Type.Union([
  Type.Object({ kind: Type.Literal('confined'), measures }, strict),
  Type.Object({ kind: Type.Literal('opened'), held: oneOf(['tables', 'file']), measures }, strict),
  Type.Object(
    { kind: Type.Literal('not-opened'), code: oneOf(['memory', 'projection-unreadable', 'not-confined']) },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('columns'),
      columns: Type.Array(Type.Object({ name: Type.String(), type: oneOf(wireTypes) }, strict), {
        maxItems: 10_000,
      }),
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('rows'), rows: Type.Array(Type.Array(Type.Unknown())) }, strict),
  Type.Object({ kind: Type.Literal('done'), engineMs: Type.Number({ minimum: 0 }) }, strict),
  Type.Object(
    {
      kind: Type.Literal('failed'),
      code: oneOf(['timeout', 'memory', 'result-too-large', 'cancelled', 'engine-error']),
      reason: Type.Optional(oneOf(engineReasons)),
    },
    strict,
  ),
]);

const check = Compile(message);

/** The message, or `undefined` when it is none. */
export function fromWorker(value: unknown): FromWorker | undefined {
  return check.Check(value) ? (value as Static<typeof message> as FromWorker) : undefined;
}
