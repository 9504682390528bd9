import { type ProductColumns, useProductColumns } from '#api-client';
import { Loaded, Nothing, PageLink, problemOf, Section, usePunctuation, useTexts, useWayWord } from '#ui-kit';
import { productWords } from './words.ts';

type Source = ProductColumns['outputs'][number]['sources'][number];

/** Output column by output column: of which items it is made and how; beside them what only decides the rows. */
export function ColumnSources({ productId }: { productId: string }) {
  const t = useTexts(productWords);
  const query = useProductColumns(productId);
  // Nothing was kept for it; that is no fault.
  const none = query.error && problemOf(query.error).code === 'supervision/no-such-thing';
  return (
    <Section title={t('columnSources')} id="columns" note={none ? undefined : t('columnSourcesNote')}>
      {none ? (
        <Nothing>{t('noColumns')}</Nothing>
      ) : (
        <Loaded query={query} rows={4}>
          {(columns) => <Columns {...columns} />}
        </Loaded>
      )}
    </Section>
  );
}

function Columns({ outputs, besides }: ProductColumns) {
  const t = useTexts(productWords);
  const compared = besides.length > 0 && besides.every(({ role }) => role === 'compared');
  return (
    <>
      {outputs.length > 0 ? (
        <div className="gs-scroll-x">
          <table className="gs-plain-table">
            <caption className="gs-hidden">{t('columnSources')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('output')}</th>
                <th scope="col">{t('madeOf')}</th>
              </tr>
            </thead>
            <tbody>
              {outputs.map(({ name, sources }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    {sources.length > 0 ? (
                      <Items items={sources} />
                    ) : (
                      <span className="gs-soft">{t('fromNoItem')}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {besides.length > 0 ? (
        <>
          <h3>{t(compared ? 'besidesCompared' : 'besides')}</h3>
          <Items items={besides.map(({ role, ...item }) => ({ ...item, how: role }))} />
        </>
      ) : null}
    </>
  );
}

/** Items by resource: the resource once, then its items each with how they are used. */
function Items({ items }: { items: readonly Source[] }) {
  const wayWord = useWayWord();
  const { comma, semicolon } = usePunctuation();
  return (
    <ul className="gs-plain-list">
      {[...Map.groupBy(items, ({ resourceId }) => resourceId)].map(([resourceId, ofOne]) => (
        <li key={resourceId}>
          <PageLink to={`/resources/${resourceId}`}>{ofOne[0]?.resource || resourceId}</PageLink>{' '}
          {[...Map.groupBy(ofOne, ({ itemId }) => itemId)].map(([itemId, uses], index) => (
            <span key={itemId}>
              {index > 0 ? semicolon : null}
              {uses[0]?.item}{' '}
              <span className="gs-small">({uses.map(({ how }) => wayWord(how)).join(comma)})</span>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
