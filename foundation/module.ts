import type { AnyAct } from './action.ts';
import type { Check, KeptFile } from './check.ts';
import type { DocumentTemplate } from './document-template.ts';
import type { AnyLifecycle } from './lifecycle.ts';
import type { ProblemType } from './problem.ts';
import type { AnyRead } from './read.ts';
import type { AnyRule } from './rule.ts';
import type { SheetImport } from './sheet-import.ts';
import type { Text } from './text.ts';
import type { Database, Tx } from './tx.ts';

/**
 * The one shape of a module, as its door gives it to the programs. A module with ports is a function from its ports to this:
 * `export const registration = (ports: RegistrationPorts): Module => ({ … })`.
 */
export interface Module {
  readonly name: string;
  readonly title: Text;
  /** Folder of numbered SQL files (`0001-initial.sql`), applied once, in order, in the module's own schema. */
  readonly migrations?: URL;
  /** Folder of Cedar policies (`*.cedar`). */
  readonly policies?: URL;
  readonly acts?: readonly AnyAct[];
  readonly reads?: readonly AnyRead[];
  readonly problems?: readonly ProblemType[];
  /** Lists of this module that can be brought in as spreadsheets. */
  readonly imports?: readonly SheetImport[];
  readonly rules?: readonly AnyRule[];
  readonly lifecycles?: readonly AnyLifecycle[];
  /** Formal papers that its acts and clocks issue. */
  readonly papers?: readonly DocumentTemplate[];
  /** What happens when a clock of this kind is due. Runs once, in the transaction that marks the clock as fired. */
  readonly clocks?: { readonly [kind: string]: ClockHandler };
  /** What this module does after an event of another one. Runs at least once, in a transaction of its own: must be idempotent. */
  readonly subscriptions?: { readonly [eventKind: string]: Subscriber };
  /** Kinds of event it emits, for the list of audit events. */
  readonly events?: { readonly [kind: string]: Text };
  /** Kinds of thing its tasks are about; the one task page asks here what to show. */
  readonly subjects?: { readonly [kind: string]: SubjectView };
  /** What `gongshu verify-all` looks at in this module. */
  readonly checks?: readonly Check[];
  /** Files that its rows rely on, for the same. */
  readonly keeps?: (tx: Tx) => Promise<readonly KeptFile[]>;
  /** After a backup was put back, before anybody uses it: end what must not come back with older data. */
  readonly restored?: (tx: Tx) => Promise<void>;
}

/** A statutory clock that has run out. */
export interface DueClock {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly rule: string;
  readonly startedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
}
/** What is done after the transaction of a clock is committed, outside any: to ask somebody over a line. A crash before it loses it. */
export type AfterFiring = (database: Database) => Promise<void>;
export type ClockHandler = (tx: Tx, clock: DueClock) => Promise<void> | Promise<AfterFiring | undefined>;

export interface DeliveredEvent {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  // biome-ignore lint/suspicious/noExplicitAny: the payload's shape is the emitting module's events.ts; subscribers read the fields named there.
  readonly payload: any;
  readonly occurredAt: Temporal.Instant;
}
export type Subscriber = (tx: Tx, event: DeliveredEvent) => Promise<void>;

/** What the task page shows of a thing: facts as label and value, its state in its lifecycle, and default values of the forms. */
export interface SubjectSummary {
  readonly title: Text;
  readonly lifecycle?: { readonly id: string; readonly state: string };
  readonly facts: readonly { readonly label: Text; readonly value: string }[];
  /** Values the actions' forms start with, by action name; always holds the subject's id under the input's own name. */
  readonly prefill: { readonly [action: string]: { readonly [field: string]: unknown } };
  /** Address of the thing's own page in the portal. */
  readonly page?: string;
}
export interface SubjectView {
  (tx: Tx, id: string): Promise<SubjectSummary | null>;
  /** Only what many of them are called, in one question: a page of a list is not asked line by line. Says the same as the view's title. */
  readonly titles?: SubjectTitles;
}
export type SubjectTitles = (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, Text>>;

/** A view that also says what many things are called at once. */
export const viewWithTitles = (
  view: (tx: Tx, id: string) => Promise<SubjectSummary | null>,
  titles: SubjectTitles,
): SubjectView => Object.assign((tx: Tx, id: string) => view(tx, id), { titles });
