import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { Known } from '../known/Known.tsx';
import { defineTexts } from '../language/define-texts.ts';
import { usePunctuation } from '../language/punctuation.ts';
import { text } from '../language/text.ts';
import { useLanguage } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import { saveCsv } from '../table/export.ts';
import { useLargeType } from '../theme/large-type.ts';
import { type ChartData, optionOf } from './option.ts';

const words = defineTexts('chart', {
  table: text('看数据表', 'Show as a table'),
  chart: text('看图', 'Show as a chart'),
  csv: text('CSV', 'CSV'),
  category: text('项目', 'Item'),
  unit: text('单位：{{unit}}', 'Unit: {{unit}}'),
});

/** A chart with its table and its CSV behind it. ECharts (SVG) is loaded when the first chart comes into view. */
export function Chart({ data }: { data: ChartData }) {
  const t = useTexts(words);
  const { colon, semicolon } = usePunctuation();
  const large = useLargeType();
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  const height = data.kind === 'lines' ? 280 : 56 + data.categories.length * (large ? 52 : 34);

  useEffect(() => {
    const element = place.current;
    if (asTable || !element) return;
    let close = () => {};
    let gone = false;
    void import('./echarts.ts').then(({ drawChart }) => {
      if (gone) return;
      const chart = drawChart(element, optionOf(data, large ? 20 : 13, language));
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(element);
      close = () => {
        watch.disconnect();
        chart.dispose();
      };
    });
    return () => {
      gone = true;
      close();
    };
  }, [data, asTable, large, language]);

  return (
    <figure className="gs-chart" aria-labelledby={titleId}>
      <figcaption>
        <strong id={titleId}>{data.title}</strong>{' '}
        <span className="gs-small">{t('unit', { unit: data.unit })}</span>
        <span className="gs-chart-tools gs-noprint">
          <Button size="small" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'chart' : 'table')}
          </Button>
          <Button
            size="small"
            onClick={() =>
              saveCsv({
                name: data.title,
                head: [t('category'), ...data.series.map(({ name }) => name)],
                rows: data.categories.map((category, row) => [
                  category,
                  ...data.series.map(({ values }) => values[row] ?? null),
                ]),
              })
            }
          >
            {t('csv')}
          </Button>
        </span>
      </figcaption>
      {asTable ? (
        <table className="gs-plain-table">
          <thead>
            <tr>
              <th scope="col">{t('category')}</th>
              {data.series.map(({ name }) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.categories.map((category, row) => (
              <tr key={category}>
                <th scope="row">{category}</th>
                {data.series.map(({ name, values }) => (
                  <td key={name}>
                    <Known value={values[row]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <div
          ref={place}
          role="img"
          aria-label={`${data.title}${colon}${data.categories
            .map(
              (category, row) =>
                `${category} ${data.series.map(({ values }) => values[row] ?? '–').join(' / ')}`,
            )
            .join(semicolon)}`}
          style={{ height }}
        />
      )}
    </figure>
  );
}
