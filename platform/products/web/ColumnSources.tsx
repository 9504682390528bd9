import type { ReactNode } from 'react';
import { type ProductColumns, useProductColumns } from '#api-client';
import { Loaded, Nothing, PageLink, problemOf, Section, usePunctuation, useTexts, useWayWord } from '#ui-kit';
import { type DataLevel, dataLevelWords } from './level-words.ts';
import { productWords } from './words.ts';

type Source = ProductColumns['outputs'][number]['sources'][number];
type OwnSource = ProductColumns['outputs'][number]['own'][number];

/** Output column by output column: of which items and own columns it is made and how; beside them what only decides the rows. */
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

function Columns({ level, outputs, besides, ownBesides }: ProductColumns) {
  const t = useTexts(productWords);
  const levelOf = useTexts(dataLevelWords);
  const graded = level !== null;
  const compared = besides.length > 0 && besides.every(({ role }) => role === 'compared');
  return (
    <>
      {level ? (
        <p>
          {t('inheritedLevel')} <strong>{levelOf(level as DataLevel)}</strong>
        </p>
      ) : null}
      {outputs.length > 0 ? (
        <div className="gs-scroll-x">
          <table className="gs-plain-table">
            <caption className="gs-hidden">{t('columnSources')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('output')}</th>
                <th scope="col">{t('madeOf')}</th>
                {graded ? <th scope="col">{t('levelOfColumn')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {outputs.map(({ name, level: ofColumn, sources, own }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    {sources.length + own.length > 0 ? (
                      <Items items={sources} own={own} />
                    ) : (
                      <span className="gs-soft">{t('fromNoItem')}</span>
                    )}
                  </td>
                  {graded ? <td>{ofColumn ? levelOf(ofColumn as DataLevel) : '—'}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {besides.length + ownBesides.length > 0 ? (
        <>
          <h3>{t(compared ? 'besidesCompared' : 'besides')}</h3>
          <Items
            items={besides.map(({ role, ...item }) => ({ ...item, how: role }))}
            own={ownBesides.map(({ column, role }) => ({ column, how: role }))}
          />
        </>
      ) : null}
    </>
  );
}

/** Items by resource, the resource once, then its items each with how they are used; own columns in the same way behind them. */
function Items({ items, own }: { items: readonly Source[]; own: readonly OwnSource[] }) {
  const t = useTexts(productWords);
  return (
    <ul className="gs-plain-list">
      {[...Map.groupBy(items, ({ resourceId }) => resourceId)].map(([resourceId, ofOne]) => (
        <li key={resourceId}>
          <PageLink to={`/resources/${resourceId}`}>{ofOne[0]?.resource || resourceId}</PageLink>{' '}
          <Uses uses={ofOne.map(({ itemId, item, how }) => ({ id: itemId, name: item, how }))} />
        </li>
      ))}
      {own.length > 0 ? (
        <li>
          {t('ownColumns')}{' '}
          <Uses uses={own.map(({ column, how }) => ({ id: column, name: <code>{column}</code>, how }))} />
        </li>
      ) : null}
    </ul>
  );
}

function Uses({ uses }: { uses: readonly { id: string; name: ReactNode; how: string }[] }) {
  const wayWord = useWayWord();
  const { comma, semicolon } = usePunctuation();
  return [...Map.groupBy(uses, ({ id }) => id)].map(([id, ofOne], index) => (
    <span key={id}>
      {index > 0 ? semicolon : null}
      {ofOne[0]?.name} <span className="gs-small">({ofOne.map(({ how }) => wayWord(how)).join(comma)})</span>
    </span>
  ));
}
