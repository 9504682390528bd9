import { ok, type Result } from '#foundation';
import type { Guarded, Value } from '#platform/privacy';
import {
  answerFrom,
  type CheckedValues,
  cellKeyAnswer,
  decodeGroups,
  differentialAnswer,
  differentialPlan,
  type EngineRow,
  type GroupedForm,
  guardedAnswer,
  type NormalForm,
  type PrintedQuery,
  type PrintOptions,
  printCellKey,
  printDifferential,
  printQuery,
  type ReleasedNoise,
  type ReleasedResult,
  releaseGroups,
} from '../model/index.ts';
import type { ModeGround } from './mode-ground.ts';
import type { HistoryOfAnswer } from './release-history.ts';
import { historyOf } from './release-history.ts';

/** A query on its way through one release mode: what runs in the engine, and what its rows become. */
export interface ByMode {
  readonly printed: PrintedQuery;
  readonly answer: (rows: readonly EngineRow[]) => Result<AnswerByMode>;
}

export interface AnswerByMode {
  readonly result: ReleasedResult;
  /** Present where the history of releases has a say; with it the answer can be made again with more cells blank. */
  readonly history?: HistoryOfAnswer;
}

/** Print and answer a query in its mode. */
export function byMode(
  form: NormalForm,
  ground: ModeGround,
  options: PrintOptions & { readonly parameters: CheckedValues },
): ByMode {
  const { guards, parameters } = options;
  if (form.shape !== 'grouped' || ground.mode === null) {
    const printed = printQuery(form, options);
    return {
      printed,
      answer: (rows) => {
        const result = answerFrom(form, printed, rows, guards, parameters);
        return result.ok ? ok({ result: result.value }) : result;
      },
    };
  }
  const released = (guarded: Guarded, noise?: ReleasedNoise): ReleasedResult => ({
    ...releaseGroups(form, guarded, guards, parameters),
    ...(noise ? { noise } : {}),
  });
  switch (ground.mode) {
    case 'reviewed': {
      const printed = printQuery(form, options);
      return {
        printed,
        answer: (rows) => {
          const groups = decodeGroups(form, printed, rows);
          if (!groups.ok) return groups;
          const guarded = guardedAnswer(form, groups.value, guards);
          const units = unitsBehind(
            groups.value.map(({ keys, cells }) => ({
              keys,
              units: cells.map((cell) => Math.min(...cell.units)),
            })),
          );
          return ok({
            result: released(guarded),
            history: historyOf(form, ground, guards, parameters, guarded, units, (blanked) =>
              released(blanked),
            ),
          });
        },
      };
    }
    case 'cell-key': {
      const printed = printCellKey(form, parameters, guards);
      return {
        printed,
        answer: (rows) => {
          const keyed = cellKeyAnswer(form, printed, rows, guards, ground.noiseKey);
          if (!keyed.ok) return keyed;
          const { guarded, noise, groups } = keyed.value;
          const units = unitsBehind(
            groups.map(({ keys, cells }) => ({ keys, units: cells.map((cell) => cell.units) })),
          );
          return ok({
            result: released(guarded, noise),
            history: historyOf(form, ground, guards, parameters, guarded, units, (blanked) =>
              released(blanked, noise),
            ),
          });
        },
      };
    }
    case 'differential-privacy':
      return differential(form, ground, parameters, released);
  }
}

function differential(
  form: GroupedForm,
  { epsilon, entropy }: Extract<ModeGround, { mode: 'differential-privacy' }>,
  parameters: CheckedValues,
  released: (guarded: Guarded, noise: ReleasedNoise) => ReleasedResult,
): ByMode {
  const plan = differentialPlan(form);
  return {
    printed: printDifferential(form, plan, parameters),
    answer: (rows) => {
      const { guarded, noise } = differentialAnswer(form, plan, rows, epsilon, entropy);
      return ok({ result: released(guarded, noise) });
    },
  };
}

/** Units behind each number, by the keys of its group. */
const unitsBehind = (
  groups: readonly { readonly keys: readonly Value[]; readonly units: readonly number[] }[],
): ((keys: readonly Value[], atom: number) => number) => {
  const byKeys = new Map(groups.map(({ keys, units }) => [nameOf(keys), units]));
  return (keys, atom) => byKeys.get(nameOf(keys))?.[atom] ?? 0;
};

const nameOf = (keys: readonly Value[]): string =>
  JSON.stringify(keys, (_name, part: unknown) => (typeof part === 'bigint' ? `${part}` : part));
