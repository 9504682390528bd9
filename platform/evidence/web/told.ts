import type { Text } from '#ui-kit';

/** A sentence out of parts of a fact; null when one of them is missing. */
export const told = <Parts extends readonly (string | null)[]>(
  parts: readonly [...Parts],
  tell: (parts: { [K in keyof Parts]: string }) => Text,
): Text | null => (parts.includes(null) ? null : tell(parts as { [K in keyof Parts]: string }));
