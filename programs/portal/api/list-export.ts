import { postForFile } from './transport.ts';

/** The whole of a list as a workbook or as CSV, with the filters of its page; for the table that shows it. */
export const exportOf =
  (list: string, filters: { readonly [name: string]: string } = {}) =>
  (language: 'zh' | 'en', format: 'xlsx' | 'csv' = 'xlsx'): Promise<Blob> =>
    postForFile('/api/v1/list-exports', {
      list,
      filters: Object.entries(filters).map(([name, value]) => ({ name, value })),
      language,
      format,
    });
