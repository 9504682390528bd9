import { text } from '#foundation';
import type { Finding, Inspector } from '#platform/catalog';
import { familyTitles, personalTraces } from './model/personal-data.ts';

/**
 * Personal data in a table, told when a file is read. Resident IDs and mobile numbers keep a revision out of open release; over
 * a resource with protected units they are what the guards are for.
 */
export const personalDataInspector: Inspector = (table) =>
  table.columns.flatMap((column, index) =>
    personalTraces(table.values(index)).map((trace): Finding => {
      const title = familyTitles[trace.family];
      return {
        code: `personal-data/${trace.family}`,
        severity: trace.family === 'individual-business' ? 'warning' : 'error',
        ...(trace.family === 'individual-business' ? {} : { blocks: 'open-release' as const }),
        count: trace.count,
        message: text(
          `“${column.name}”列发现 ${trace.count} 处${title.zh}`,
          `Column “${column.name}” holds ${trace.count} ${title.en}`,
        ),
        at: [{ column: column.name }],
      };
    }),
  );
