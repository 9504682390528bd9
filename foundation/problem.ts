import type { Clause } from './clause.ts';
import type { Json } from './json.ts';
import type { Text } from './text.ts';

/** One line of a module's closed list of refusals. RFC 9457 over HTTP; `advice` says what the reader can do now. */
export interface ProblemType {
  /** `module/kebab-name`; also the anchor on the generated problem page. */
  readonly code: string;
  readonly status: number;
  readonly title: Text;
  readonly advice: Text;
}

/** One thing that is wrong, when several are told at once (登记办法 Art 10: 一次性告知). */
export interface Defect {
  /** JSON pointer into the input, or the name of a material or part. */
  readonly at: string;
  readonly message: Text;
}

export interface Problem extends ProblemType {
  readonly detail?: Text;
  /** The rule that refuses, when one does, and its clause. */
  readonly rule?: string;
  readonly clause?: Clause;
  readonly defects?: readonly Defect[];
  /** Machine-readable particulars (`nearest` allowed form, `limit`, …). Never row values. */
  readonly data?: { readonly [name: string]: Json };
}

export type ProblemDetails = Partial<
  Pick<Problem, 'detail' | 'rule' | 'clause' | 'defects' | 'data' | 'advice'>
>;
/** Makes the problem; called without arguments it is the bare type. */
export type ProblemMaker = ((details?: ProblemDetails) => Problem) & { readonly type: ProblemType };

/**
 * Declare a module's closed list of refusals.
 *
 * ```ts
 * export const problems = defineProblems('registration', {
 *   'window-closed': { status: 409, title: text('…','…'), advice: text('…','…') },
 * });
 * return refuse(problems['window-closed']({ detail: text('…','…'), rule: 'R10' }));
 * ```
 */
export function defineProblems<Name extends string>(
  module: string,
  list: { readonly [K in Name]: Omit<ProblemType, 'code'> },
): { readonly [K in Name]: ProblemMaker } {
  const makers = {} as { [K in Name]: ProblemMaker };
  for (const name of Object.keys(list) as Name[]) {
    const type: ProblemType = { code: `${module}/${name}`, ...list[name] };
    makers[name] = Object.assign((details: ProblemDetails = {}): Problem => ({ ...type, ...details }), {
      type,
    });
  }
  return makers;
}

/** The types behind a list of makers, for a module's definition. */
export const problemTypes = (makers: { readonly [name: string]: ProblemMaker }): readonly ProblemType[] =>
  Object.values(makers).map((maker) => maker.type);
