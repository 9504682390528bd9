import { Input } from 'antd';
import { useState } from 'react';
import { useActs } from '#api-client';
import { Loaded, Nothing, Page, PageLink, useSay, useTexts } from '#ui-kit';
import { caseworkWords } from './words.ts';

/** Acts the post may start by itself. */
export function StartPage() {
  const t = useTexts(caseworkWords);
  const say = useSay();
  const [q, setQ] = useState('');
  return (
    <Page title={t('start')} lead={t('startLead')} wide>
      <Loaded query={useActs()} rows={8}>
        {({ items }) => {
          const found = items.filter((act) =>
            `${act.title.zh} ${act.title.en} ${act.name}`.toLowerCase().includes(q.trim().toLowerCase()),
          );
          return (
            <>
              {items.length > 8 ? (
                <Input
                  type="search"
                  className="gs-find"
                  aria-label={t('find')}
                  placeholder={t('find')}
                  value={q}
                  onChange={(event) => setQ(event.target.value)}
                />
              ) : null}
              {found.length === 0 ? <Nothing>{t('noStart')}</Nothing> : null}
              <ul className="gs-lines">
                {found.map((act) => (
                  <li key={act.name}>
                    <h2 className="gs-line-title">
                      <PageLink to={`/work/start/${encodeURIComponent(act.name)}`}>{say(act.title)}</PageLink>
                    </h2>
                    {act.description ? <p className="gs-soft">{say(act.description)}</p> : null}
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
