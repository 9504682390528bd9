/**
 * Rows page by page in the order of their ids, for work on however many there are with one page in memory. `read` gives at most `size`
 * rows whose id comes after this one, lowest first; the first page is asked for with ''. An empty page is not handed on.
 */
export async function* pagesOf<Row extends { readonly id: string }>(
  size: number,
  read: (after: string, size: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let after = ''; ; ) {
    const rows = await read(after, size);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)!.id;
  }
}
