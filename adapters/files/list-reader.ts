import type { ListReader, ReadSheet } from '#platform/casework';
import type { FindingCode } from './findings.ts';
import type { Limits } from './limits.ts';
import { readInWorker } from './read-in-worker.ts';

/** Bounds of a list that a person fills in. What exceeds them is refused with the number reached. */
export const listLimits: Limits = {
  bytes: 5 * 1024 * 1024,
  decompressedBytes: 64 * 1024 * 1024,
  rows: 1_100,
  columns: 100,
  cells: 60_000,
  samples: 500,
};

/** Cells whose text is not what somebody typed; formulas are never worked out. */
const doubts: { readonly [code in FindingCode]?: ReadSheet['doubtful'][number]['what'] } = {
  formulas: 'formula',
  'formulas-without-result': 'formula',
  'error-cells': 'error',
  'beyond-precision': 'lost-digits',
  'damaged-numbers': 'lost-digits',
};

/** A filled-in list cell by cell, as it stands in the file: nothing of it is taken for a title, a head or a footer. */
export const listReader: ListReader = {
  async read({ name, bytes }) {
    const answer = await readInWorker(
      {
        bytes,
        options: {
          fileName: name,
          limits: listLimits,
          correction: { headerRows: [], titleRows: [], footerRows: [] },
        },
      },
      { milliseconds: 30_000, megabytes: 768 },
    );
    if (!answer.ok) return { ok: false, reason: answer.refusal.message };
    const { rows, rowNumbers, reading, findings } = answer.table;
    return {
      ok: true,
      value: {
        sheet: reading.sheet,
        rows: rows.map((cells, place) => ({
          number: rowNumbers[place]!,
          cells: cells.map((cell) => (cell ?? '').trim()),
        })),
        doubtful: findings.flatMap(({ code, at }) => {
          const what = doubts[code];
          return what
            ? at.flatMap(({ row, column }) => (column === undefined ? [] : [{ row, column, what }]))
            : [];
        }),
      },
    };
  },
};
