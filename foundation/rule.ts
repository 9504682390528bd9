import { Type } from 'typebox';
import type { Clause } from './clause.ts';
import type { Text } from './text.ts';

/** What a rule says of one case. `reasons` are for people and are there also when it holds. */
export interface Verdict<Output = undefined> {
  readonly rule: string;
  readonly clause: Clause;
  readonly holds: boolean;
  readonly reasons: readonly Text[];
  readonly output: Output;
}

export interface RuleDefinition<Input, Output, Parameters> {
  /** R1 … R75 of the rule register, LM…, PT…, TO…, RC… of the applications. */
  readonly id: string;
  readonly title: Text;
  readonly clause: Clause;
  /** Further clauses that say the same or complete it; the register shows them. */
  readonly alsoBasedOn?: readonly Clause[];
  readonly inForce: { readonly from: string; readonly until?: string };
  /** `CN`, or a GB/T 2260 province code of an overlay. */
  readonly jurisdiction: string;
  /** False when a number could not be checked against the text in force: it is a parameter a bureau must confirm. */
  readonly verified: boolean;
  /** Numbers of the clause, by name; a profile may overlay them. */
  readonly parameters: Parameters;
  /** Where it acts: names of actions, clocks or pages. */
  readonly actsIn: readonly string[];
  readonly check: (
    input: Input,
    parameters: Parameters,
  ) => { readonly holds: boolean; readonly reasons: readonly Text[]; readonly output: Output };
}

export interface Rule<Input, Output, Parameters = unknown> extends RuleDefinition<Input, Output, Parameters> {
  /** Apply the rule with the parameters of a profile laid over its own. */
  readonly judge: (input: Input, overlay?: Partial<Parameters>) => Verdict<Output>;
}

// biome-ignore lint/suspicious/noExplicitAny: the register holds rules over many inputs; each is checked where it is defined.
export type AnyRule = Rule<any, any, any>;

/**
 * A clause of the law as code.
 *
 * ```ts
 * export const R7 = defineRule({ id: 'R7', title: text('受理时限', 'Acceptance clock'), clause: { document: '登记办法', article: '10' }, … });
 * const verdict = R7.judge({ submittedAt, calendar });
 * ```
 */
export function defineRule<Input, Output, Parameters>(
  definition: RuleDefinition<Input, Output, Parameters>,
): Rule<Input, Output, Parameters> {
  return {
    ...definition,
    judge: (input, overlay) => ({
      rule: definition.id,
      clause: definition.clause,
      ...definition.check(input, { ...definition.parameters, ...overlay }),
    }),
  };
}

/** Parameters of a rule, for schemas: numbers, words and yes-or-no by name, or short lists of them. */
export const RuleParametersSchema = Type.Record(
  Type.String(),
  Type.Union([
    Type.Number(),
    Type.String(),
    Type.Boolean(),
    Type.Array(Type.Union([Type.Number(), Type.String(), Type.Boolean()])),
  ]),
);
