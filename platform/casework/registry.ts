import type { AnyAct, AnyLifecycle, AnyRead, AnyRule, SheetImport, SubjectView } from '#foundation';

/** What the one task page is drawn from: all modules' acts, subjects, lifecycles and rules, put together by the program. */
export interface Registry {
  readonly acts: readonly AnyAct[];
  readonly subjects: { readonly [kind: string]: SubjectView };
  readonly lifecycles: readonly AnyLifecycle[];
  readonly rules: readonly AnyRule[];
  readonly reads: readonly AnyRead[];
  readonly imports: readonly SheetImport[];
}
