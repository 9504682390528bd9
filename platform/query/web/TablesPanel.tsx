import type { Explanation } from '#api-client';
import { State, useSay, useTexts } from '#ui-kit';
import { nameInSql } from './place.ts';
import { labWords } from './words.ts';

/** The tables and columns of the domain, each a button that writes its name into the text. */
export function TablesPanel({
  tables,
  absent,
  onName,
}: {
  tables: Explanation['tables'];
  absent: Explanation['absent'];
  onName: (name: string) => void;
}) {
  const t = useTexts(labWords);
  const say = useSay();
  const name = (written: string, shown: string) => (
    <button
      type="button"
      className="gs-name"
      aria-label={t('insert', { name: shown })}
      onClick={() => onName(written)}
    >
      <code>{shown}</code>
    </button>
  );
  return (
    <section aria-label={t('tables')} className="gs-lab-tables">
      <h2>{t('tables')}</h2>
      <p className="gs-small">{t('tablesNote')}</p>
      {tables.map((table) => (
        <div key={table.resourceId} className="gs-lab-table">
          <h3>
            {name(nameInSql(table.name), table.name)} <span className="gs-small">{table.title}</span>
          </h3>
          {table.allRows ? null : <p className="gs-small">{t('rows', { rows: say(table.rows) })}</p>}
          <details open={tables.length < 4}>
            <summary>{t('columnCount', { count: String(table.columns.length) })}</summary>
            <ul className="gs-plain">
              {table.columns.map((column) => (
                <li key={column.name}>
                  {name(nameInSql(column.name), column.name)} <span className="gs-small">{column.type}</span>
                  {column.transformed ? (
                    <>
                      {' '}
                      <State reason={column.reference ?? undefined}>{say(column.transform)}</State>
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
          </details>
          {table.joins.map((join) => (
            <p className="gs-small" key={join.on}>
              {t('joins', { on: join.on })}
            </p>
          ))}
        </div>
      ))}
      {absent.map(({ resourceId, title, reason }) => (
        <p className="gs-small" key={resourceId}>
          ▲ {title} · {t('absent')}：{say(reason)}
        </p>
      ))}
    </section>
  );
}
