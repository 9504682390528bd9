import type { Text } from './text.ts';

/**
 * What reading a string gives: the value, or one reason of the reader's closed list with a sentence for the person who typed it.
 * The sentence never repeats what was typed, so it may be logged.
 */
export type Parsed<Value, Reason extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason; readonly message: Text };

export const parsed = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

/** A reader's way to refuse: made once from its closed list of reasons and their sentences. */
export const unparsedBy =
  <Reason extends string>(messages: { readonly [R in Reason]: Text }) =>
  (reason: Reason): { readonly ok: false; readonly reason: Reason; readonly message: Text } => ({
    ok: false,
    reason,
    message: messages[reason],
  });
