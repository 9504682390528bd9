import type { GroupedForm } from './normal-form.ts';
import { allRows, type FlatParts } from './print-flat-parts.ts';
import type { UnitCounter } from './print-per-unit.ts';

/**
 * The same as `printFlat` where units have several rows: rows are grouped once by key and unit, not by the parts they fall into. A unit stands behind a
 * number in a part when it has a row there that contributes, which its counts tell.
 */
export function printFlatUnits(
  form: GroupedForm,
  flat: FlatParts,
  perUnit: UnitCounter,
  {
    inner,
    keys,
    evidence,
    counted,
    enough,
  }: {
    readonly inner: readonly string[];
    readonly keys: readonly string[];
    /** Counts of units, with their names. */
    readonly evidence: ReadonlyMap<string, string>;
    /** What rows of a unit each of them asks for. */
    readonly counted: ReadonlyMap<string, string>;
    readonly enough: string;
  },
): string {
  const inPart = (part: FlatParts['parts'][number], text: string): string => part.count(text, perUnit.count);
  const beside = flat.parts.flatMap((part) => [
    `sum(${inPart(part, flat.text(allRows))}) AS __r_${part.bits}`,
    ...[...evidence].map(
      ([units, name]) =>
        `count(p.__u) FILTER (WHERE ${inPart(part, counted.get(units)!)} > 0) AS ${name}_${part.bits}`,
    ),
  ]);
  const byPart = (whole: string, of: (bits: number) => string): string =>
    `CASE v.__m ${flat.parts.map(({ bits }) => `WHEN ${bits} THEN ${of(bits)}`).join(' ')} ELSE ${whole} END`;
  const shown = [
    ...keys.map((key) => `f.${key}`),
    ...form.atoms.map((_, index) => `f.__a${index}`),
    ...[...evidence.values()].map(
      (name) => `${byPart(`f.${name}`, (bits) => `f.${name}_${bits}`)} AS ${name}`,
    ),
    'v.__m AS __m',
    'v.__g AS __g',
  ];
  const grouped = `SELECT ${[...inner, ...beside].join(', ')} FROM (${perUnit.perUnit()}) AS p${keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''} HAVING ${enough}`;
  const rows = ['(NULL, 1)', ...flat.parts.map(({ bits }) => `(${bits}, 0)`)].join(', ');
  return `SELECT ${shown.join(', ')} FROM (${grouped}) AS f CROSS JOIN (VALUES ${rows}) AS v(__m, __g) WHERE ${byPart('1', (bits) => `f.__r_${bits}`)} > 0`;
}
