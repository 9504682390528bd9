/** What is asked for, as the end of an address; nothing when nothing is. */
export function inQuery(asked: { readonly [name: string]: string | undefined }): string {
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
  return query && `?${query}`;
}
