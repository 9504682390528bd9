import { Refusal, type Result, type Tx } from '#foundation';
import {
  blankByHistory,
  type Guarded,
  type GuardPolicy,
  type HistoryCell,
  type HistoryQuestion,
  judgeHistory,
  recordHistory,
  type Value,
} from '#platform/privacy';
import {
  type CheckedValues,
  type GroupedForm,
  historyQuery,
  historyWords,
  type ReleasedResult,
  valueText,
} from '../model/index.ts';
import type { ModeGround } from './mode-ground.ts';

/** What the history of releases says of an answer, asked in the release transaction. */
export interface HistoryOfAnswer {
  /** The answer as it may leave now, and how to write it down once it has a call. Takes the lock of its populations. */
  readonly judge: (tx: Tx) => Promise<{
    readonly result: ReleasedResult;
    /** Gives the differencing alarm the answer is under. */
    readonly record: (of: Parameters<typeof recordHistory>[3]) => Promise<string | null>;
  }>;
}

/** The same, with what a call makes of its answer. A shape that refuses the answer with more blanks refuses the release. */
export const shapedHistory = (
  history: HistoryOfAnswer,
  shape: (result: ReleasedResult) => Result<ReleasedResult>,
): HistoryOfAnswer => ({
  judge: async (tx) => {
    const { result, record } = await history.judge(tx);
    const shaped = shape(result);
    if (!shaped.ok) throw new Refusal(shaped.problem);
    return { result: shaped.value, record };
  },
});

/**
 * @param units behind a number of a group.
 * @param again the answer made of the same groups with more cells blank.
 */
export function historyOf(
  form: GroupedForm,
  ground: Extract<ModeGround, { mode: 'reviewed' | 'cell-key' }>,
  guards: GuardPolicy,
  parameters: CheckedValues,
  guarded: Guarded,
  units: (keys: readonly Value[], atom: number) => number,
  again: (guarded: Guarded) => ReleasedResult,
): HistoryOfAnswer {
  return {
    judge: async (tx) => {
      const { question, places } = questionOf(form, ground, guards, parameters, guarded, units);
      const verdict = await judgeHistory(tx, question);
      const blank = new Set([...verdict.blank].map((index) => places[index]!));
      return {
        result: again(
          blank.size === 0
            ? guarded
            : blankByHistory(guarded, (group, cell) => blank.has(`${group} ${cell}`)),
        ),
        record: (of) => recordHistory(tx, question, verdict, of),
      };
    },
  };
}

function questionOf(
  form: GroupedForm,
  ground: Extract<ModeGround, { mode: 'reviewed' | 'cell-key' }>,
  guards: GuardPolicy,
  parameters: CheckedValues,
  guarded: Guarded,
  units: (keys: readonly Value[], atom: number) => number,
): { readonly question: HistoryQuestion; readonly places: readonly string[] } {
  const words = historyWords(form, parameters);
  const digest = remembering(ground.digest);
  const short = (text: string): bigint => BigInt.asIntN(64, BigInt(`0x${digest(text).slice(0, 16)}`));
  const cells: HistoryCell[] = [];
  const places: string[] = [];
  guarded.groups.forEach((group, groupIndex) => {
    group.cells.forEach((shownCell, atom) => {
      if (!shownCell.shown) return;
      const { base, conditions, shape } = words(group.keys, atom);
      cells.push({
        cell: digest(['cell', base, ...[...conditions].sort()].join('\n')),
        base: digest(`base\n${base}`),
        conditions: conditions.map(short),
        shape: shape.map(short),
        units: units(group.keys, atom),
        value: digest(`value\n${valueText(shownCell.value)}`),
      });
      places.push(`${groupIndex} ${atom}`);
    });
  });
  return {
    places,
    question: {
      spaces: ground.spaces,
      query: digest(
        ['query', `${ground.mode} ${guards.minimumGroup}`, historyQuery(form, parameters)].join('\n'),
      ),
      revisions: digest(
        form.tables
          .map(({ relation }) => relation.revisionId)
          .sort()
          .join('\n'),
      ),
      cells,
      minimumGroup: guards.minimumGroup,
      blanksChanges: ground.mode === 'reviewed',
    },
  };
}

/** The same words are digested once. */
function remembering(digest: (words: string) => string): (words: string) => string {
  const known = new Map<string, string>();
  return (words) => {
    const found = known.get(words) ?? digest(words);
    known.set(words, found);
    return found;
  };
}
