import canonicalize from 'canonicalize';

/** What verification digests: text, nothing, and lists and fields of them. */
export type Plain = string | null | readonly Plain[] | { readonly [field: string]: Plain | undefined };

/** Canonical JSON (RFC 8785) of {@link Plain}. Text in it is what JavaScript writes; there are no numbers, which need more care. */
export function canonicalText(value: Plain): string {
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : canonicalize(value)!;
  if (value === null) return 'null';
  if (isList(value)) return `[${value.map(canonicalText).join()}]`;
  const fields = Object.keys(value)
    .sort()
    .flatMap((name) => {
      const held = value[name];
      return held === undefined ? [] : `${canonicalText(name)}:${canonicalText(held)}`;
    });
  return `{${fields.join()}}`;
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);
