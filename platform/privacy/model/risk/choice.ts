import { type Text, text } from '#foundation';
import type { MissingWay } from './counts.ts';
import type { ProposedColumn } from './propose.ts';

/** What was chosen beside the columns; kept with the report, so that a reader sees what was left out and why. */
export interface RiskChoice {
  readonly missing: MissingWay;
  readonly populationSize: number | null;
  readonly populationRevisionId: string | null;
  /** Proposed quasi-identifiers and sensitive attributes that were not taken. */
  readonly leftOut: readonly string[];
  readonly reason: string | null;
  /** Columns in which values were found that name a person by themselves. */
  readonly direct: readonly string[];
}

export interface Chosen {
  readonly quasi: readonly string[];
  readonly sensitive: readonly string[];
  readonly missing: MissingWay;
  readonly reason?: string;
  readonly populationSize?: number;
  readonly populationRevisionId?: string;
}

/** The choice held against the table: what of it is not right, or what it comes to. A direct identifier in no list still counts: it is told as such. */
export function choiceOf(
  chosen: Chosen,
  proposed: readonly ProposedColumn[],
  rows: number,
):
  | { readonly ok: true; readonly choice: RiskChoice }
  | { readonly ok: false; readonly defects: readonly { readonly at: string; readonly message: Text }[] } {
  const defects: { at: string; message: Text }[] = [];
  const names = new Set(proposed.map(({ column }) => column));
  const taken = new Set<string>();
  for (const [field, columns] of [
    ['quasi', chosen.quasi],
    ['sensitive', chosen.sensitive],
  ] as const)
    for (const [place, column] of columns.entries()) {
      const at = `/${field}/${place}`;
      if (!names.has(column))
        defects.push({
          at,
          message: text(`该版本没有“${column}”列`, `The revision has no column “${column}”`),
        });
      else if (taken.has(column))
        defects.push({ at, message: text(`“${column}”列重复`, `Column “${column}” stands twice`) });
      taken.add(column);
    }
  // A sensitive attribute that is not judged asks for no l and no t: that is left out as well.
  const leftOut = proposed
    .filter(
      ({ column, role }) =>
        (role === 'quasi' && !chosen.quasi.includes(column)) || (role === 'sensitive' && !taken.has(column)),
    )
    .map(({ column }) => column);
  if (leftOut.length > 0 && !chosen.reason)
    defects.push({
      at: '/reason',
      message: text(
        `未采用建议的准标识符或敏感属性 ${leftOut.join('、')}，请写明理由`,
        `Proposed quasi-identifiers or sensitive attributes are left out (${leftOut.join(', ')}): say why`,
      ),
    });
  if (chosen.populationSize !== undefined && chosen.populationSize < rows)
    defects.push({
      at: '/populationSize',
      message: text(
        `总体人数不能少于本表的 ${rows} 行`,
        `The population cannot be smaller than the ${rows} rows here`,
      ),
    });
  if (defects.length > 0) return { ok: false, defects };
  return {
    ok: true,
    choice: {
      missing: chosen.missing,
      populationSize: chosen.populationSize ?? null,
      populationRevisionId: chosen.populationRevisionId ?? null,
      leftOut,
      reason: chosen.reason ?? null,
      direct: proposed.filter(({ role }) => role === 'direct').map(({ column }) => column),
    },
  };
}
