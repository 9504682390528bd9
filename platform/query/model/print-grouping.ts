import type { GroupedForm } from './normal-form.ts';
import type { PartCounter } from './print-by-part.ts';
import { allRows, type FlatParts, rowPieces } from './print-flat-parts.ts';
import type { UnitCounter } from './print-per-unit.ts';
import { type Piece, printPieces } from './print-pieces.ts';

interface Grouping {
  readonly form: GroupedForm;
  /** FROM and WHERE. */
  readonly source: string;
  /** Present where units are counted by grouping twice; `inner` stands on its rows then. */
  readonly perUnit?: UnitCounter;
  /** Present where numbers are put together from those of parts; `inner` stands on its rows then. */
  readonly byPart?: PartCounter;
  /** Present where parts are counted without grouping by them. */
  readonly flat?: { readonly parts: FlatParts; readonly counted: ReadonlyMap<string, string> };
  /** Keys, atoms `__a…` and evidence `__e…` as named expressions over rows. */
  readonly inner: readonly string[];
  readonly keys: readonly string[];
  /** All counts of evidence, by what they count, with their names. */
  readonly evidence: ReadonlyMap<string, string>;
  /** Of them the units of the whole group, per subject. */
  readonly units: readonly string[];
  readonly least: number;
  /** The conditions each row satisfies, as bits; null when groups are not cut. */
  readonly mask: string | null;
}

/**
 * The grouping itself, one row per group with enough units. When groups are cut by conditions their parts are rows too: `__m` holds the part's
 * conditions and `__g` is 0 (1 in the group itself).
 */
export function printGrouping(grouping: Grouping): string {
  const { form, source, perUnit, flat, inner, keys, evidence, units, least, mask } = grouping;
  const asCounted = units.map((unit) => `${unit} >= ${least}`).join(' AND ');
  if (mask !== null) {
    if (flat)
      return printPieces(form, perUnit ? unitPieces(flat, perUnit) : rowPieces(flat.parts), {
        source: () => (perUnit ? `FROM (${perUnit.perUnit()}) AS p` : source),
        inner,
        keys,
        evidence,
        enough: asCounted,
      });
    if (perUnit) return printUnitParts(grouping, perUnit, asCounted);
    return printSets(grouping, asCounted);
  }
  const from = perUnit ? `FROM (${perUnit.perUnit()}) AS p` : source;
  const by = keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : '';
  return `SELECT ${inner.length > 0 ? inner.join(', ') : 'NULL AS __n'} ${from}${by}${units.length > 0 ? ` HAVING ${asCounted}` : ''}`;
}

/** Parts of groups whose units have several rows: a unit stands behind a number in a part when it has a row there that contributes. */
const unitPieces = (
  { parts, counted }: NonNullable<Grouping['flat']>,
  perUnit: UnitCounter,
): readonly Piece[] =>
  parts.parts.map(({ bits, count }) => ({
    bits,
    rows: `sum(${count(parts.text(allRows), perUnit.count)})`,
    of: (units) => `count(p.__u) FILTER (WHERE ${count(counted.get(units)!, perUnit.count)} > 0)`,
  }));

/** The rows are grouped once, by part and unit. Parts and groups are added up from that, a group after each of its units was made one. */
function printUnitParts({ inner, keys }: Grouping, perUnit: UnitCounter, enough: string): string {
  const parts = `SELECT ${[...inner, 'p.__m AS __m', '0 AS __g'].join(', ')} FROM q AS p GROUP BY ${[...keys, '__m'].join(', ')}`;
  const groups = `SELECT ${[...inner, 'NULL AS __m', '1 AS __g'].join(', ')} FROM (${perUnit.joined('q')}) AS p${keys.length > 0 ? ` GROUP BY ${keys.join(', ')}` : ''} HAVING ${enough}`;
  return `WITH q AS MATERIALIZED (${perUnit.perUnit()}) ${parts} UNION ALL ${groups}`;
}

/** The rows are grouped twice; or once by parts, and groups are added up from them. */
function printSets({ source, byPart, inner, keys, mask }: Grouping, enough: string): string {
  if (byPart)
    return `SELECT ${[...inner, 'p.__m AS __m', 'GROUPING(p.__m) AS __g'].join(', ')} FROM (${byPart.parts()}) AS p${groupingSets(
      keys.map((key) => `p.${key}`),
      'p.__m',
    )} HAVING GROUPING(p.__m) = 0 OR (${enough})`;
  return `SELECT ${[...inner, `${mask} AS __m`, 'GROUPING(__m) AS __g'].join(', ')} ${source}${groupingSets(keys)} HAVING GROUPING(__m) = 0 OR (${enough})`;
}

const groupingSets = (keys: readonly string[], mask = '__m'): string =>
  ` GROUP BY GROUPING SETS ((${keys.join(', ')}), (${[...keys, mask].join(', ')}))`;
