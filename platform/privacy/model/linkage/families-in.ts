const prefix = 'personal-data/';

/** Families of personal data found in each column, by its name. */
export function familiesIn(
  findings: readonly {
    readonly code: string;
    readonly at?: readonly { readonly column?: string }[] | undefined;
  }[],
): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>();
  for (const { code, at } of findings) {
    if (!code.startsWith(prefix)) continue;
    for (const { column } of at ?? [])
      if (column !== undefined)
        families.set(column, [...(families.get(column) ?? []), code.slice(prefix.length)]);
  }
  return families;
}
