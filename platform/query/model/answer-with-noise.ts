import { type Decimal, ok, parseDecimal, type Result, refuse, text } from '#foundation';
import {
  type BoundedGroup,
  type Entropy,
  epsilonText,
  type Guarded,
  type GuardPolicy,
  type KeyedCell,
  type KeyedGroup,
  type NoiseOfNumber,
  noisyGroups,
  perturbationTable,
  perturbGroups,
  type Value,
} from '#platform/privacy/model/guards';
import { problems } from '../problems.ts';
import { decodeCell, type EngineRow } from './decode-result.ts';
import type { DifferentialPlan } from './differential-plan.ts';
import { rescale } from './exact.ts';
import type { GroupedForm } from './normal-form.ts';
import type { PrintedQuery } from './print-query.ts';
import type { ReleasedNoise } from './released-noise.ts';

/** Guarded numbers, and what an analyst may know of their noise. */
export interface WithNoise {
  readonly guarded: Guarded;
  readonly noise: ReleasedNoise;
}

/** Counts with the noise of their cells. */
export function cellKeyAnswer(
  form: GroupedForm,
  printed: PrintedQuery,
  rows: readonly EngineRow[],
  guards: GuardPolicy,
  noiseKey: Uint8Array,
): Result<WithNoise & { readonly groups: readonly KeyedGroup[] }> {
  if (rows.length > printed.mostRows)
    return refuse(
      problems['too-many-groups']({
        detail: text(`分组至多${printed.mostRows}个。`, `At most ${printed.mostRows} groups.`),
      }),
    );
  const cell = (row: EngineRow, atom: number | null): KeyedCell => {
    const at = printed.columns.findIndex((column) => column.role === 'cell-units' && column.atom === atom);
    return { units: Number(whole(row[at])), keySum: whole(row[at + 1]) };
  };
  const groups = rows.map(
    (row): KeyedGroup => ({
      keys: keysOf(form, row),
      whole: cell(row, null),
      cells: form.atoms.map((_, index) => cell(row, index)),
    }),
  );
  const { version, deviation, variance } = perturbationTable;
  return ok({
    groups,
    guarded: perturbGroups(groups, form.keys.length > 0, guards, noiseKey),
    noise: { mode: 'cell-key', table: version, deviation, variance },
  });
}

/** Every declared group with fresh noise of this ε. */
export function differentialAnswer(
  form: GroupedForm,
  plan: DifferentialPlan,
  rows: readonly EngineRow[],
  epsilon: Decimal,
  entropy: Entropy,
): WithNoise {
  const groups = rows.map(
    (row): BoundedGroup => ({
      keys: keysOf(form, row),
      numbers: plan.numbers.map(({ scale }, index) => {
        const value = parseDecimal(row[form.keys.length + index] ?? '');
        if (!value) throw new Error('the engine gave no number where a bounded one was printed');
        return rescale(value, scale).coefficient;
      }),
    }),
  );
  const { guarded, noise } = noisyGroups(combinations(plan.domains), groups, plan.numbers, epsilon, entropy);
  return {
    guarded,
    noise: {
      mode: 'differential-privacy',
      epsilon: epsilonText(epsilon),
      rowsPerUnit: plan.rowsPerUnit,
      columns: form.outputs.map(({ expression }) =>
        expression.kind === 'leaf' && expression.leaf.kind === 'atom'
          ? noiseText(noise[expression.leaf.index]!)
          : null,
      ),
    },
  };
}

/** Scale of the noise, and how far it stays within in 95 of 100 answers; decimals rounded up, six digits behind the point. */
function noiseText({ scale, laplace }: NoiseOfNumber): { readonly scale: string; readonly within95: string } {
  const rounded = (numerator: bigint, denominator: bigint): string => {
    const shift = 10n ** 6n;
    const divisor = denominator * 10n ** BigInt(scale);
    return epsilonText({ coefficient: (numerator * shift + divisor - 1n) / divisor, scale: 6 });
  };
  const { numerator, denominator } = laplace;
  return {
    scale: rounded(numerator, denominator),
    // ln 20 = 2.995732…
    within95: rounded(numerator * 2_995_733n, denominator * 1_000_000n),
  };
}

const keysOf = (form: GroupedForm, row: EngineRow): readonly Value[] =>
  form.keys.map((key, index) => decodeCell(row[index] ?? null, key.type));

function whole(cell: string | null | undefined): bigint {
  if (typeof cell !== 'string' || !/^\d+$/.test(cell))
    throw new Error('the engine gave no count where one was printed');
  return BigInt(cell);
}

/** All combinations of the values of the keys; one empty combination without keys. */
const combinations = (domains: readonly (readonly Value[])[]): readonly (readonly Value[])[] =>
  domains.reduce<readonly (readonly Value[])[]>(
    (some, values) => some.flatMap((head) => values.map((value) => [...head, value])),
    [[]],
  );
