import { type Static, type TSchema, Type } from 'typebox';
import { type Actor, organisationOf } from './actor.ts';
import type { Batch } from './batch.ts';
import type { DoneLine } from './idempotency.ts';
import type { ProblemType } from './problem.ts';
import type { FileAnswer } from './read.ts';
import type { Result } from './result.ts';
import type { Text } from './text.ts';
import type { Database, Tx } from './tx.ts';

/**
 * What a policy is asked about: the thing acted on, in the few attributes all policies speak of. `authors` are the persons who
 * did the step before, so that four-eyes policies can forbid them.
 */
export interface Subject {
  readonly kind: string;
  readonly id: string;
  /** Organisation that the thing belongs to. */
  readonly owner?: string;
  /** Organisation whose turn it is. */
  readonly handler?: string;
  /** Other organisations that take part. */
  readonly parties?: readonly string[];
  /** Organisations that act for the owner under its mandate (委托代理). What the mandate carries is for the act to judge. */
  readonly agents?: readonly string[];
  readonly authors?: readonly string[];
  /** Persons who declared an interest in an organisation of the matter (回避). The executor fills it in. */
  readonly interested?: readonly string[];
  readonly state?: string;
}

/** The subject of actions that make something new: owned by the actor's own organisation. */
export const newSubject = (kind: string, owner: string | undefined): Subject => ({
  kind,
  id: 'new',
  owner: owner ?? '',
});

/**
 * The `subject` of an act that makes something new, with the kinds that policies see in it: so they can be asked who may start the act before there
 * is any input. An act that says nothing is asked about as a thing of no kind.
 */
export const opening = <Find extends (...args: never[]) => Promise<Subject | null>>(
  kinds: readonly string[],
  find: Find,
) => Object.assign(find, { opens: kinds });

/** The same for a new thing of the actor's own organisation, whatever the input. */
export const newOf = (kind: string) =>
  opening([kind], async (_tx: Tx, _input: unknown, actor: Actor) => newSubject(kind, organisationOf(actor)));

interface Described<Input extends TSchema, Output extends TSchema, Found extends Subject = Subject> {
  /** `module.verb-noun`, e.g. `registration.accept-application`. Also the policy's action and, without `path`, the route `POST /api/v1/actions/{name}`. */
  readonly name: string;
  readonly title: Text;
  readonly description: Text;
  /** Route of its own; parts in braces are taken from the path into the input. */
  readonly path?: string;
  /** Schema of the input. Properties carry `title` (zh), `titleEn` and `description` so that one task page can draw the form. */
  readonly input: Input;
  readonly output: Output;
  /** Refusals it can return, besides those of the executor. */
  readonly problems: readonly ProblemType[];
  /** Rules (R1 … R75) it applies; shown beside the form. */
  readonly rules?: readonly string[];
  /**
   * Over HTTP it is performed as the public, whoever is signed in, so that no record says who it was: for reports. `perHour` bounds how often one
   * address may do it.
   */
  readonly asPublic?: { readonly perHour: number };
  /** Policies of separation of duties apply: none of `subject.authors` may do it. */
  readonly fourEyes?: boolean;
  /** A machine client may do it: it delivers or fetches. Whatever decides, declares or commits is a person's. */
  readonly machine?: boolean;
  /** A sandbox key may do it too: it gives made-up data and changes nothing. */
  readonly sandbox?: boolean;
  /** Bytes of the largest body over HTTP, where the usual bound is too small. */
  readonly largestBody?: number;
  /** An `Idempotency-Key` is obligatory: the act costs, or must not happen twice. */
  readonly idempotent?: boolean;
  /** A dangerous act: the page asks for a reason and shows what is affected before the button works. */
  readonly dangerous?: boolean;
  /** What the policy is asked about. `null` means there is no such thing, and is answered like "not yours". */
  readonly subject: ((tx: Tx, input: Static<Input>, actor: Actor) => Promise<Found | null>) & {
    /** What it makes ({@link opening}). */
    readonly opens?: readonly string[];
  };
}

/** An act that is one transaction. */
export interface Action<Input extends TSchema = TSchema, Output extends TSchema = TSchema>
  extends Described<Input, Output> {
  readonly kind: 'action';
  readonly run: (actor: Actor, input: Static<Input>, tx: Tx) => Promise<Result<Static<Output>>>;
}

/** An act with work between its transactions (a query run, a file to read). It owns its transactions and its idempotency. */
export interface Operation<
  Input extends TSchema = TSchema,
  Output extends TSchema = TSchema,
  Found extends Subject = Subject,
> extends Described<Input, Output, Found> {
  readonly kind: 'operation';
  /**
   * The fields of the input that, with the actor, decide what the subject is; `subject` is given no others. Calls that wait to be admitted
   * together and agree in them are looked up and decided once.
   */
  readonly subjectFrom?: readonly string[];
  /** The same as `subject` for a batch, when that takes one look: the function is asked when the batch is back. For acts called often. */
  readonly subjectIn?: (batch: Batch, input: Static<Input>, actor: Actor) => () => Found | null;
  readonly run: (
    actor: Actor,
    input: Static<Input>,
    context: OperationContext<Found>,
  ) => Promise<Result<Static<Output>>>;
  /** Over HTTP the answer is this file instead of JSON; null where the caller asked for none. */
  readonly file?: (answer: Static<Output>) => FileAnswer | null;
}

export interface OperationContext<Found extends Subject = Subject> {
  readonly database: Database;
  /** What the policies were asked about, as it was when they allowed it. */
  readonly subject: Found;
  readonly requestId: string;
  readonly idempotencyKey?: string;
  /** For an operation whose work ends with a transaction: its audit line may be part of that. */
  readonly done: DoneLine;
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of acts holds many input types; each is checked where it is defined.
export type AnyAct = Action<any, any> | Operation<any, any, any>;

/** An act in one transaction. Checks the types of input, output and problems against each other; does nothing at run time. */
export const defineAction = <Input extends TSchema, Output extends TSchema>(
  action: Omit<Action<Input, Output>, 'kind'>,
): Action<Input, Output> => ({ kind: 'action', ...action });

/** An act with work between transactions (reading a file, asking an outside platform, running a query). It opens them itself. */
export const defineOperation = <
  Input extends TSchema,
  Output extends TSchema,
  Found extends Subject = Subject,
>(
  operation: Omit<Operation<Input, Output, Found>, 'kind'>,
): Operation<Input, Output, Found> => ({ kind: 'operation', ...operation });

/** An act's `input` on the wire: JSON Schema whose properties carry `title` (zh) and `titleEn`, from which a form is drawn. */
export const InputSchemaSchema = Type.Object(
  {
    type: Type.Literal('object'),
    required: Type.Optional(Type.Array(Type.String())),
    properties: Type.Record(Type.String(), Type.Object({}, { additionalProperties: true })),
  },
  { additionalProperties: true },
);
