import { type Clause, type Problem, type ProblemMaker, Refusal, type Text, text } from '#foundation';
import { problems } from '../problems.ts';

/** Where in the query, for people: line and column from 1, counted in characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Particulars {
  readonly detail: Text;
  /** Offset in UTF-16 units; absent when no place is to blame. */
  readonly at?: number;
  /** The closed name of the construct, for statistics of what analysts miss. */
  readonly construct?: string;
  /** The nearest form that is allowed. */
  readonly nearest?: Text;
  readonly rule?: string;
  readonly clause?: Clause;
}

/**
 * Stops reading with a problem. Travels by throwing to `admitQuery`, which returns it; the offset becomes a position there.
 * INVARIANT: everything a reader does not expressly accept ends here.
 */
export function refuseQuery(
  make: ProblemMaker,
  { detail, at, construct, nearest, rule, clause }: Particulars,
): never {
  throw new Refusal(
    make({
      detail: nearest
        ? text(`${detail.zh}可改为：${nearest.zh}`, `${detail.en} Instead: ${nearest.en}`)
        : detail,
      ...(rule ? { rule } : {}),
      ...(clause ? { clause } : {}),
      data: {
        ...(at === undefined || at < 0 ? {} : { at }),
        ...(construct ? { construct } : {}),
        ...(nearest ? { nearest: { zh: nearest.zh, en: nearest.en } } : {}),
      },
    }),
  );
}

/** For constructs the language does not have. */
export const notSupported = (
  construct: string,
  at: number | undefined,
  detail: Text,
  nearest?: Text,
): never =>
  refuseQuery(problems['not-supported'], {
    construct,
    detail,
    ...(at === undefined ? {} : { at }),
    ...(nearest ? { nearest } : {}),
  });

/** The problem with its offset told as line and column of the text. */
export function withPosition(problem: Problem, sql: string): Problem {
  const at = problem.data?.['at'];
  if (typeof at !== 'number') return problem;
  const before = sql.slice(0, at).split('\n');
  const position: Position = { line: before.length, column: [...before.at(-1)!].length + 1 };
  return { ...problem, data: { ...problem.data, line: position.line, column: position.column } };
}
