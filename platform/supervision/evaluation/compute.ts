import type { Tx } from '#foundation';
import { currentOrganisation, rolesOfOrganisation } from '#platform/identity';
import type { FigureName } from '../cockpit/figures.ts';
import { definitionOf, isFigureName } from '../cockpit/figures.ts';
import { sumFigures, takenIn } from '../cockpit/store.ts';
import type { EvaluatedKind, Scheme } from '../model/evaluation/scheme.ts';
import { type Index, type Inputs, indexOf } from '../model/evaluation/score.ts';
import type { InputRow } from '../store/evaluations.ts';

export type InputLine = Omit<InputRow, 'evaluation_id'>;
const roleOf = { department: 'source-department', operator: 'operator' } as const;

export const indicatorsFor = (scheme: Scheme, kind: EvaluatedKind) =>
  scheme.indicators.filter(({ of }) => of === kind);

/** Names of all figures that the indicators of a kind are made of. */
const namesIn = (scheme: Scheme, kind: EvaluatedKind): readonly FigureName[] => [
  ...new Set(
    indicatorsFor(scheme, kind)
      .flatMap(({ numerator, denominator }) => [...numerator, ...denominator])
      .filter(isFigureName),
  ),
];

/**
 * The figures of a period under the organisations they were counted for, as the cockpit kept them. What stands is that of the last month, and not
 * known when nothing was taken in it.
 */
export async function figuresOfPeriod(
  tx: Tx,
  scheme: Scheme,
  kind: EvaluatedKind,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<readonly { readonly origin: string; readonly name: FigureName; readonly value: number }[]> {
  const names = namesIn(scheme, kind);
  if (names.length === 0) return [];
  const sums = await sumFigures(tx, { names, from, through, by: ['organisation'] });
  return sums.flatMap(({ name, organisation, value }) =>
    organisation ? [{ origin: organisation, name, value }] : [],
  );
}

/**
 * What each organisation is evaluated by: its own figures and those of organisations merged into it, which are evaluated no more by themselves.
 * An organisation is of a kind when it has the kind's role.
 */
export async function inputLines(
  tx: Tx,
  scheme: Scheme,
  kind: EvaluatedKind,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<readonly InputLine[]> {
  const found = await figuresOfPeriod(tx, scheme, kind, from, through);
  const standing = new Map<string, string | null>();
  for (const origin of new Set(found.map((line) => line.origin))) {
    const organisation = await currentOrganisation(tx, origin, tx.now, 'supervision');
    const roles = organisation ? await rolesOfOrganisation(tx, organisation) : [];
    standing.set(origin, organisation && roles.includes(roleOf[kind]) ? organisation : null);
  }
  const lines = found.flatMap(({ origin, name, value }): InputLine[] => {
    const organisation = standing.get(origin);
    return organisation ? [{ organisation, origin, name, value: BigInt(value) }] : [];
  });
  if (await takenIn(tx, through)) return lines;
  const evaluated = [...new Set(lines.map(({ organisation }) => organisation))];
  const unknown = namesIn(scheme, kind).filter((name) => !definitionOf(name).flow);
  return [
    ...lines,
    ...evaluated.flatMap((organisation) =>
      unknown.map((name): InputLine => ({ organisation, origin: organisation, name, value: null })),
    ),
  ];
}

/** The index of each organisation that has lines, from nothing but the lines, the scheme and the indicators taken away. */
export function indexesOf(
  scheme: Scheme,
  kind: EvaluatedKind,
  lines: readonly InputLine[],
  excluded: readonly { readonly organisation: string; readonly indicator: string }[] = [],
): ReadonlyMap<string, Index> {
  const indicators = indicatorsFor(scheme, kind);
  return new Map(
    [...Map.groupBy(lines, ({ organisation }) => organisation)].map(([organisation, own]) => [
      organisation,
      indexOf(
        scheme,
        indicators,
        inputsIn(own),
        new Set(
          excluded.filter((one) => one.organisation === organisation).map(({ indicator }) => indicator),
        ),
      ),
    ]),
  );
}

/** Summed over the organisations somebody answers for; not known where one of them is not. */
function inputsIn(lines: readonly InputLine[]): Inputs {
  const inputs = new Map<string, number | null>();
  for (const { name, value } of lines) {
    const before = inputs.has(name) ? inputs.get(name)! : 0;
    inputs.set(name, before === null || value === null ? null : before + Number(value));
  }
  return inputs;
}
