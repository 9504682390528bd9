import { Loaded, type QueryShape } from '../page/Loaded.tsx';
import { Nothing } from '../page/Page.tsx';
import { DataTable, type MorePages } from './DataTable.tsx';

interface PageOfRows<Row> {
  readonly items: readonly Row[];
  readonly total: number;
  readonly totalIsAtLeast?: boolean;
}

/** A list that is read page by page: its skeleton, its rows, or a sentence where there are none. */
export function PagedTable<Row extends object>({
  query,
  none,
  ...table
}: Omit<Parameters<typeof DataTable<Row>>[0], 'rows' | 'more' | 'total' | 'totalIsAtLeast'> & {
  query: QueryShape<{ readonly pages: readonly PageOfRows<Row>[] }> & MorePages;
  /** Said where there are none. */
  none: string;
}) {
  return (
    <Loaded query={query} rows={6}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items);
        if (rows.length === 0) return <Nothing>{none}</Nothing>;
        return (
          <DataTable
            {...table}
            rows={rows}
            more={query}
            total={pages[0]?.total}
            totalIsAtLeast={pages[0]?.totalIsAtLeast}
          />
        );
      }}
    </Loaded>
  );
}
