import type { GuardPolicy } from '#platform/privacy/model/guards';
import { conditionsToCompare, subjectsToClass } from './guarded-query.ts';
import { limits } from './limits.ts';
import type { Atom, GroupedForm, NormalForm, OpenForm } from './normal-form.ts';
import { printOutermost } from './open/print-query.ts';
import { type CheckedValues, noValues } from './parameters.ts';
import { filtered, printAtom } from './print-atom.ts';
import { canBeAdded, partCounter } from './print-by-part.ts';
import { classesJoin, printMask } from './print-complement.ts';
import { dominanceJoin } from './print-dominance.ts';
import { printRow } from './print-expression.ts';
import { allRows, type Counted, flatParts } from './print-flat-parts.ts';
import { printGrouping } from './print-grouping.ts';
import { countsByUnit, unitCounter } from './print-per-unit.ts';
import { contributing, contribution, nullIsAbsence, printSource, unitColumn } from './print-source.ts';
import { bitCounter, type UnitsIn } from './print-unit-bits.ts';

/** Where each column of the engine's rows belongs. All cells are text or null. */
export type ResultColumn =
  | { readonly role: 'key'; readonly index: number }
  | { readonly role: 'atom'; readonly index: number }
  | { readonly role: 'group-units'; readonly subject: number }
  | { readonly role: 'atom-units'; readonly atom: number; readonly subject: number }
  | { readonly role: 'largest' | 'total'; readonly atom: number; readonly subject: number }
  /** `1` in rows that show a part of a group, cut by conditions; `0` in the group itself. */
  | { readonly role: 'is-part' }
  | { readonly role: 'part-conditions' }
  /** Classes of a subject's units, as `conditions:units` with commas between. */
  | { readonly role: 'unit-classes'; readonly subject: number }
  /** Units of a cell and the sum of their record keys (*cell-key*); without an atom those of the whole group. */
  | { readonly role: 'cell-units' | 'cell-key'; readonly atom: number | null }
  /** A number whose contributions are bounded (*differential-privacy*). */
  | { readonly role: 'bounded'; readonly atom: number }
  | { readonly role: 'output'; readonly index: number };

export interface PrintedQuery {
  /** One SELECT for DuckDB. */
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
  /** More rows than this and the query is refused: the printed LIMIT is one higher. */
  readonly mostRows: number;
}

export interface PrintOptions {
  readonly guards: GuardPolicy;
  readonly parameters?: CheckedValues;
  /** Where it is known how many units there are, they are counted by bits. */
  readonly unitsIn?: UnitsIn;
}

/**
 * The SQL that computes a query's numbers together with the evidence its guards need: for each argument of an aggregate and each protected
 * subject the distinct units that stand behind it. Groups with too few units are left out already there, and judged again by the guards.
 */
export function printQuery(
  form: NormalForm,
  { guards, parameters = noValues, unitsIn }: PrintOptions,
): PrintedQuery {
  return form.shape === 'grouped'
    ? printGrouped(form, guards, parameters, unitsIn)
    : printOpenForm(form, guards, parameters);
}

function printGrouped(
  form: GroupedForm,
  guards: GuardPolicy,
  parameters: CheckedValues,
  unitsIn: UnitsIn | undefined,
): PrintedQuery {
  const inner: string[] = [];
  const outer: string[] = [];
  const columns: ResultColumn[] = [];
  const evidence = new Map<string, string>();
  const show = (column: ResultColumn, expression: string): void => {
    columns.push(column);
    outer.push(`CAST(${expression} AS VARCHAR)`);
  };
  /** The same count is computed once, whichever aggregates it stands behind. */
  const count = (expression: string): string => {
    const known = evidence.get(expression) ?? `__e${evidence.size}`;
    if (!evidence.has(expression)) {
      evidence.set(expression, known);
      inner.push(`${expression} AS ${known}`);
    }
    return `m.${known}`;
  };

  const compared = conditionsToCompare(form);
  const mask = compared.size > 0 ? printMask(form, compared, parameters) : null;
  const bits = unitsIn ? bitCounter(form, compared, parameters, unitsIn) : null;
  const byUnit = bits === null && countsByUnit(form);
  const behind = (subject: number, atom?: Atom): Counted =>
    byUnit
      ? atom
        ? contribution(form, atom, parameters)
        : allRows
      : countedRows(form, subject, parameters, atom);
  const flat =
    mask !== null && bits === null && (byUnit || canBeAdded(form))
      ? flatParts(
          form,
          compared,
          form.subjects.flatMap((_, subject) =>
            [undefined, ...form.atoms].map((atom) => behind(subject, atom)),
          ),
          parameters,
        )
      : null;
  const perUnit = byUnit ? unitCounter(form, parameters, flat || mask === null ? null : compared) : undefined;
  const byPart =
    mask !== null && !flat && !perUnit && canBeAdded(form)
      ? partCounter(form, compared, parameters)
      : undefined;
  const counted = new Map<string, string>();
  const units = (subject: number, atom?: Atom): string => {
    if (bits) return bits(subject, atom);
    if (byPart) return byPart.count(behind(subject, atom));
    if (!flat) return perUnit ? perUnit.units(atom) : printUnits(form, subject, parameters, atom);
    const text = flat.text(behind(subject, atom));
    const expression = perUnit ? perUnit.units(atom) : text;
    counted.set(expression, text);
    return expression;
  };
  form.keys.forEach((key, index) => {
    inner.push(`${perUnit || byPart ? `p.__k${index}` : printRow(key, parameters)} AS __k${index}`);
    show({ role: 'key', index }, `m.__k${index}`);
  });
  form.atoms.forEach((atom, index) => {
    inner.push(`${(perUnit ?? byPart)?.atom(atom) ?? printAtom(form, atom, parameters)} AS __a${index}`);
    show({ role: 'atom', index }, `m.__a${index}`);
  });
  form.subjects.forEach((_, subject) => {
    show({ role: 'group-units', subject }, count(units(subject)));
  });
  form.atoms.forEach((atom, index) => {
    form.subjects.forEach((_, subject) => {
      show({ role: 'atom-units', atom: index, subject }, count(units(subject, atom)));
    });
  });

  const keys = form.keys.map((_, index) => `__k${index}`);
  if (mask !== null) {
    show({ role: 'is-part' }, '1 - m.__g');
    show({ role: 'part-conditions' }, 'm.__m');
  }
  const joins = [
    ...(guards.dominance ? dominanceJoins(form, guards.dominance.n, parameters, show) : []),
    ...subjectsToClass(form).map((subject) => {
      show({ role: 'unit-classes', subject }, `c${subject}.__classes`);
      return classesJoin(form, subject, compared, parameters, `c${subject}`);
    }),
  ];
  const grouped = printGrouping({
    form,
    source: printSource(form, parameters),
    ...(perUnit ? { perUnit } : {}),
    ...(byPart ? { byPart } : {}),
    ...(flat ? { flat: { parts: flat, counted } } : {}),
    inner,
    keys,
    evidence,
    units: form.subjects.map((_, subject) => units(subject)),
    least: guards.minimumGroup,
    mask,
  });
  const mostRows = limits.groups;
  return {
    sql: `SELECT ${outer.length > 0 ? outer.join(', ') : 'NULL'} FROM (${grouped}) AS m${joins.join('')} LIMIT ${mostRows + 1}`,
    columns,
    mostRows,
  };
}

/** Units in the group, or those of them that stand behind an atom. */
function printUnits(form: GroupedForm, subject: number, parameters: CheckedValues, atom?: Atom): string {
  if (form.subjects[subject]!.countedBy === 'distinct')
    return filtered(
      `count(DISTINCT ${unitColumn(form, subject)})`,
      atom ? contributing(form, atom, parameters) : [],
    );
  const { value = '*', conditions } = countedRows(form, subject, parameters, atom);
  return filtered(`count(${value})`, conditions);
}

/** The same where each row is a unit. */
function countedRows(form: GroupedForm, subject: number, parameters: CheckedValues, atom?: Atom): Counted {
  const { table, unitIndex } = form.subjects[subject]!;
  const present = nullIsAbsence(form.tables[table]!, unitIndex)
    ? [`${unitColumn(form, subject)} IS NOT NULL`]
    : [];
  const { conditions, ...value } = atom ? contribution(form, atom, parameters) : allRows;
  return { ...value, conditions: [...conditions, ...present] };
}

function dominanceJoins(
  form: GroupedForm,
  n: number,
  parameters: CheckedValues,
  show: (column: ResultColumn, expression: string) => void,
): readonly string[] {
  return form.atoms.flatMap((atom, index) =>
    atom.function === 'sum'
      ? form.subjects.map((_, subject) => {
          const alias = `d${index}_${subject}`;
          show({ role: 'largest', atom: index, subject }, `${alias}.__largest`);
          show({ role: 'total', atom: index, subject }, `${alias}.__total`);
          return dominanceJoin(form, atom, subject, n, parameters, alias);
        })
      : [],
  );
}

function printOpenForm(
  { query }: OpenForm,
  { maxRows }: GuardPolicy,
  parameters: CheckedValues,
): PrintedQuery {
  // One more than may leave, so that the answer can say it was cut.
  const most = maxRows + 1;
  return {
    sql: printOutermost(query, most, parameters),
    columns: query.columns.map((_, index) => ({ role: 'output', index })),
    mostRows: most,
  };
}
