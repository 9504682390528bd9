import { type Column, formatBytes, useLanguage, useTexts } from '#ui-kit';
import { previewWords } from './preview-words.ts';

/** What projections cost, as the reads tell it. */
interface Cost {
  readonly bytes: number;
  readonly plainBytes: number;
  readonly buildMs: number;
}

const seconds = ({ buildMs }: Cost): string => (buildMs / 1000).toFixed(1);

/** The sum in a sentence, and the columns that tell what each projection or domain costs. */
export function useDomainCost() {
  const t = useTexts(previewWords);
  const language = useLanguage();
  return {
    sum: (all: Cost & { readonly projections: number }): string =>
      t('sum', {
        count: all.projections,
        bytes: formatBytes(all.bytes, language),
        seconds: seconds(all),
      }),
    columns: <Row extends Cost>(): readonly Column<Row>[] => [
      {
        key: 'bytes',
        title: t('bytes'),
        value: (one) => one.bytes,
        render: (one) => formatBytes(one.bytes, language),
      },
      {
        key: 'memory',
        title: t('memory'),
        value: (one) => one.plainBytes,
        render: (one) => formatBytes(one.plainBytes, language),
      },
      { key: 'built', title: t('built'), value: seconds },
    ],
  };
}
