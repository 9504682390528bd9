/** A value that survives JSON unchanged. Money, instants and dates travel as strings. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Deeper than any document of the house; what walks a value by recursion never meets more. */
export const deepestJson = 64;

/** Where a value holds what PostgreSQL, or any UTF-8, cannot keep as it is: half a character, a NUL, or more depth than is read. */
export interface Unkeepable {
  /** JSON pointer. */
  readonly at: string;
  readonly what: 'control-character' | 'half-a-character' | 'too-deep';
}

/** The first part of a value that could not be kept unchanged, or null. Walks without recursion. */
export function textThatCannotBeKept(value: unknown): Unkeepable | null {
  const waiting: { readonly value: unknown; readonly at: string; readonly depth: number }[] = [
    { value, at: '', depth: 0 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { at, depth } = next;
    if (typeof next.value === 'string') {
      const what = faultOf(next.value);
      if (what) return { at: at || '/', what };
    }
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (depth === deepestJson) return { at: at || '/', what: 'too-deep' };
    for (const [name, inner] of Object.entries(next.value)) {
      const what = faultOf(name);
      // The name itself is what cannot be written, so its parent is named.
      if (what) return { at: at || '/', what };
      waiting.push({ value: inner, at: `${at}/${name}`, depth: depth + 1 });
    }
  }
  return null;
}

const faultOf = (text: string): Unkeepable['what'] | null =>
  text.includes('\u0000') ? 'control-character' : text.isWellFormed() ? null : 'half-a-character';
