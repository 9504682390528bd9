import type { Readable } from 'node:stream';
import type { Static, TSchema } from 'typebox';
import type { Actor } from './actor.ts';
import type { ProblemType } from './problem.ts';
import type { Result } from './result.ts';
import type { SheetColumns } from './sheet.ts';
import type { Text } from './text.ts';
import type { Tx } from './tx.ts';

/**
 * A read over HTTP, described without a web framework: `GET path`. `input` holds what comes from the path and the query string.
 * Who sees what is decided inside `run` from the actor; `audience: 'signed-in'` turns away the public first.
 */
export interface Read<Input extends TSchema = TSchema, Output extends TSchema = TSchema> {
  readonly kind: 'read';
  /** `module.noun`, e.g. `catalog.resource`. The operationId in OpenAPI. */
  readonly name: string;
  readonly title: Text;
  readonly path: string;
  readonly audience: 'public' | 'signed-in';
  /** A sandbox key may look at it, and sees what the public sees. */
  readonly sandbox?: boolean;
  readonly input: Input;
  readonly output: Output;
  readonly problems?: readonly ProblemType[];
  /**
   * Who looked is written down before the answer leaves: the subject (`kind/id`) of the audit line, or null where this answer needs none. For
   * what shows personal or unreleased data, and for files of a case. The public leaves no line.
   */
  readonly looked?: (input: Static<Input>, answer: Static<Output>, actor: Actor) => string | null;
  /** A list that can be had as a spreadsheet, and its columns there. The read answers `{items}`, and `next` when it has pages. */
  readonly sheet?: SheetColumns;
  readonly run: (actor: Actor, input: Static<Input>, tx: Tx) => Promise<Result<Static<Output>>>;
}

/** A read that answers bytes: a tile, a file, a PDF. `path` may end in `{name*}` for a rest of several segments. */
export interface FileRead<Input extends TSchema = TSchema> {
  readonly kind: 'file';
  readonly name: string;
  readonly title: Text;
  readonly path: string;
  readonly audience: 'public' | 'signed-in';
  readonly sandbox?: boolean;
  readonly input: Input;
  readonly problems?: readonly ProblemType[];
  readonly looked?: (input: Static<Input>, answer: FileAnswer, actor: Actor) => string | null;
  readonly run: (actor: Actor, input: Static<Input>, tx: Tx) => Promise<Result<FileAnswer>>;
}

export interface FileAnswer {
  readonly contentType: string;
  /** A function is called once it is known that the body is sent, and not only its tag. */
  readonly body: Buffer | Readable | string | (() => Readable);
  readonly fileName?: string;
  /** `immutable` for content addressed by its own digest or index. */
  readonly cache?: 'immutable' | 'no-store';
  /** Offered to be kept instead of shown. */
  readonly download?: boolean;
  /** The same tag, the same bytes: who has them already is told so (304). */
  readonly etag?: string;
  /** Parts of it can be had (RFC 9110 §14): how long it is, and a part from its first to its last byte. */
  readonly ranges?: { readonly bytes: number; readonly open: (first: number, last: number) => Readable };
  /** Called before the bytes leave, once for a whole file: not for a tag that fits, nor for later parts. */
  readonly taken?: () => Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of reads holds many input types; each is checked where it is defined.
export type AnyRead = Read<any, any> | FileRead<any>;

/** Something to look at over HTTP, as JSON, in one snapshot of the database. */
export const defineRead = <Input extends TSchema, Output extends TSchema>(
  read: Omit<Read<Input, Output>, 'kind'>,
): Read<Input, Output> => ({ kind: 'read', ...read });

/** The same, answering a file. */
export const defineFileRead = <Input extends TSchema>(
  read: Omit<FileRead<Input>, 'kind'>,
): FileRead<Input> => ({
  kind: 'file',
  ...read,
});
