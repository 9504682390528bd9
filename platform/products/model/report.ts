import type { ReleasedResult } from '#platform/query/model';
import type { ReportDefinition } from './kinds/report.ts';
import { blocksOf, type Piece } from './report-text.ts';

/** The guarded answer of one of a report's queries, with the receipt it left under; of made-up data there is none. */
export interface ReportAnswer {
  readonly name: string;
  readonly title: string;
  readonly receiptId: string | null;
  readonly result: Pick<ReleasedResult, 'columns' | 'rows' | 'suppressed'>;
}

/** A piece of a report's text: words, or a figure with the receipt it can be traced to. */
export interface ReportPiece {
  readonly text: string;
  readonly receiptId: string | null;
}

export type ReportBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly pieces: readonly ReportPiece[] }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly receiptId: string | null;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** What is written where a figure is not told: too few behind it, or there is none. */
export const notTold = '—';

/** A report out of its answers. Pure: the same answers give the same report. */
export function writeReport(
  definition: ReportDefinition,
  answers: readonly ReportAnswer[],
  values: { readonly [name: string]: string },
): readonly ReportBlock[] {
  const of = (name: string): ReportAnswer => {
    const answer = answers.find((one) => one.name === name);
    if (!answer) throw new Error(`a report without the answer of ${name}`);
    return answer;
  };
  return blocksOf(definition.template).map((block): ReportBlock => {
    if (block.kind === 'table') {
      const { title, receiptId, result } = of(block.query);
      return {
        kind: 'table',
        title,
        receiptId,
        columns: result.columns.map(({ name }) => name),
        rows: result.rows.map((row) => row.map(written)),
      };
    }
    return {
      kind: block.kind,
      pieces: block.pieces.map((piece) => filled(piece, of, values)),
    };
  });
}

function filled(
  piece: Piece,
  of: (name: string) => ReportAnswer,
  values: { readonly [name: string]: string },
): ReportPiece {
  switch (piece.kind) {
    case 'words':
      return { text: piece.words, receiptId: null };
    case 'parameter':
      return { text: values[piece.name] ?? notTold, receiptId: null };
    case 'figure': {
      const { result, receiptId } = of(piece.query);
      const column = result.columns.findIndex(({ name }) => name === piece.column);
      // A figure is of the only row; with none or several it would be anybody's.
      const row = result.rows.length === 1 ? result.rows[0] : undefined;
      return { text: written(row?.[column] ?? null), receiptId };
    }
    default:
      throw new Error('a place of a reviewed text that cannot be filled');
  }
}

const written = (cell: string | boolean | null): string =>
  cell === null ? notTold : typeof cell === 'boolean' ? (cell ? '是' : '否') : cell;

/** The paragraphs of a report for a printed paper; figures carry the number of their receipt in the list behind the text. */
export function paragraphsOf(blocks: readonly ReportBlock[]): readonly string[] {
  const receipts: string[] = [];
  const mark = (receiptId: string) => {
    if (!receipts.includes(receiptId)) receipts.push(receiptId);
    return `〔${receipts.indexOf(receiptId) + 1}〕`;
  };
  const body = blocks.flatMap((block): readonly string[] => {
    if (block.kind !== 'table')
      return [
        block.pieces.map(({ text, receiptId }) => (receiptId ? `${text}${mark(receiptId)}` : text)).join(''),
      ];
    return [
      `${block.title}${block.receiptId ? mark(block.receiptId) : ''}`,
      ...block.rows.map((row) => block.columns.map((column, index) => `${column} ${row[index]}`).join('，')),
    ];
  });
  return [...body, ...receipts.map((id, index) => `〔${index + 1}〕凭证 ${id}`)];
}
