import { type Json, ok, type Result, refuse, text } from '#foundation';
import { predicateText } from '#platform/authorisation';
import type { CataloguedResource } from '#platform/catalog';
import { conditionsOf, countingSql, protectedCountingSql, sampleSql } from '../model/preview-sql.ts';
import type { ScopeRelation } from '../model/scope.ts';
import type { QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { subkey } from '../run/subkey.ts';
import { agreeingCounts, type ToldCounts } from './agreeing-counts.ts';
import { toldCount } from './told-count.ts';

const view = 'raw';
const sampleRows = 20;
const longestMs = 15_000;
/** They run in this process, beside everybody's calls. */
const mostAtOnce = 2;
let running = 0;

export interface PreviewCounts {
  readonly exact: boolean;
  readonly total: number;
  readonly remaining: number | null;
  readonly conditions: {
    readonly text: { readonly zh: string; readonly en: string };
    readonly removes: number | null;
    readonly removesAlone: number | null;
  }[];
}

/** Counts over the plain revision: exact where nothing is protected, otherwise as {@link toldCount} tells them and {@link agreeingCounts} sets them beside each other. */
export async function previewCounts(
  ports: QueryPorts,
  resource: CataloguedResource,
  relation: ScopeRelation,
  signal: AbortSignal,
): Promise<Result<PreviewCounts>> {
  const units = resource.protectedUnits.map(({ columns }) => columns);
  const exact = resource.releaseMode === null && units.length === 0;
  const counts = exact
    ? await exactCounts(ports, resource, relation, signal)
    : await toldCounts(ports, resource, relation, units, signal);
  if (!counts.ok) return counts;
  const [rows, remaining, ...removed] = counts.value;
  const total = rows ?? 0;
  const conditions = conditionsOf(relation.rows);
  const told: ToldCounts = {
    remaining: remaining ?? null,
    conditions: conditions.map((_, index) => ({
      removes: removed[index * 2] ?? null,
      removesAlone: removed[index * 2 + 1] ?? null,
    })),
  };
  const agreeing = exact ? told : agreeingCounts(total, told);
  return ok({
    exact,
    total,
    remaining: agreeing.remaining,
    conditions: conditions.map((one, index) => ({
      text: {
        zh: predicateText(one, relation.source, 'zh'),
        en: predicateText(one, relation.source, 'en'),
      },
      ...agreeing.conditions[index]!,
    })),
  });
}

async function exactCounts(
  ports: QueryPorts,
  resource: CataloguedResource,
  relation: ScopeRelation,
  signal: AbortSignal,
): Promise<Result<(number | null)[]>> {
  const read = await rowsOf(ports, resource, countingSql(relation, view), signal);
  return read.ok ? ok(read.value[0]!.map(Number)) : read;
}

/** Told of the kind of unit that allows least: a number is there only where each kind has enough behind it. */
async function toldCounts(
  ports: QueryPorts,
  resource: CataloguedResource,
  relation: ScopeRelation,
  units: readonly (readonly string[])[],
  signal: AbortSignal,
): Promise<Result<readonly (number | null)[]>> {
  // A key of the resource's own: numbers of two resources have nothing in common.
  const secret = subkey(await ports.keys.open(`preview-${resource.id}`), 'preview');
  const hex = Buffer.from(secret).toString('hex');
  let told: readonly (number | null)[] | null = null;
  // Where it is not said what stands for the unit, the row as a whole does.
  const kinds = units.length > 0 ? units : [resource.revision!.columns.map(({ name }) => name)];
  for (const columns of kinds) {
    const read = await rowsOf(ports, resource, protectedCountingSql(relation, view, columns, hex), signal);
    if (!read.ok) return read;
    const [rows, ...counts] = read.value[0]!;
    const here = Array.from({ length: counts.length / 3 }, (_, index) => {
      const [count, behind, mark] = counts.slice(index * 3, index * 3 + 3);
      return toldCount({ rows: Number(count ?? 0), units: Number(behind), mark: String(mark) }, secret);
    });
    const before: readonly (number | null)[] | null = told;
    told = [
      Number(rows ?? 0),
      ...here.map((one, index) => (before && before[index + 1] === null ? null : one)),
    ];
  }
  return ok(told!);
}

/** Rows as they are and as they will be. Pseudonyms are made with a key that is thrown away: a draft has none of its own. */
export async function previewSample(
  ports: QueryPorts,
  resource: CataloguedResource,
  relation: ScopeRelation,
  signal: AbortSignal,
): Promise<Result<{ before: (string | null)[]; after: (string | null)[] }[]>> {
  const read = await rowsOf(ports, resource, sampleSql(relation, view, sampleRows), signal);
  if (!read.ok) return read;
  const width = relation.columns.length;
  const texts = (cells: readonly Json[]) => cells.map((cell) => (cell === null ? null : String(cell)));
  return ok(
    read.value.map((row) => ({ before: texts(row.slice(0, width)), after: texts(row.slice(width)) })),
  );
}

async function rowsOf(
  ports: QueryPorts,
  resource: CataloguedResource,
  select: string,
  caller: AbortSignal,
): Promise<Result<(readonly Json[])[]>> {
  if (running >= mostAtOnce) return refuse(problems['preview-busy']());
  running += 1;
  const signal = AbortSignal.any([caller, AbortSignal.timeout(longestMs)]);
  try {
    const rows: (readonly Json[])[] = [];
    const source = ports.projections.rows({
      parquetPath: ports.parquetPath(resource.revision!.parquetSha256),
      select,
      view,
      pseudonymKey: crypto.getRandomValues(new Uint8Array(32)),
      signal,
    });
    for await (const row of source) rows.push(row);
    return ok(rows);
  } catch (error) {
    if (!signal.aborted) throw error;
    return refuse(
      problems['preview-busy']({
        detail: text('计算时间过长，已中止。', 'It took too long and was ended.'),
      }),
    );
  } finally {
    running -= 1;
  }
}
