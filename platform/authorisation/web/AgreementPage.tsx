import { useState } from 'react';
import { type Agreement, useAgreement } from '#api-client';
import {
  DataTable,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
} from '#ui-kit';
import { agreementWords } from './words.ts';

/** The agreement as people sign it, and beside it what the engine does because of it; lines that belong together light up together. */
export function AgreementPage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useAgreement(id)} rows={14}>
      {(agreement) => <AgreementView id={id} agreement={agreement} />}
    </Loaded>
  );
}

function AgreementView({ id, agreement }: { id: string; agreement: Agreement }) {
  const t = useTexts(agreementWords);
  const say = useSay();
  const [lit, setLit] = useState<number | null>(null);
  const linesOf = (part: number) => agreement.enforced.filter((line) => line.part === part);
  const lights = (part: number) => ({
    onMouseEnter: () => setLit(part),
    onMouseLeave: () => setLit(null),
    onFocus: () => setLit(part),
    onBlur: () => setLit(null),
  });
  return (
    <Page
      title={agreement.title ?? `${t('name')} ${id}`}
      above={<PageLink to="/agreements">{t('title')}</PageLink>}
      beside={
        <>
          <StateOf state={agreement.state} />
          {agreement.logIndex == null ? null : (
            <PageLink to={`/log/${agreement.logIndex}`}>{t('log')}</PageLink>
          )}
        </>
      }
      lead={t('lead')}
    >
      <div className="gs-agreement">
        <Section title={t('document')}>
          <div className="gs-paper">
            {agreement.parts.map((part) => (
              <section
                key={part.number}
                id={`part-${part.number}`}
                className={lit === part.number ? 'gs-paper-part gs-lit' : 'gs-paper-part'}
              >
                <h3>
                  {t('part', { number: part.number })} {say(part.title)}
                </h3>
                <p className="gs-prose">{part.text}</p>
                {linesOf(part.number).length > 0 ? (
                  <p className="gs-small gs-noprint">
                    {t('enforcedHere')}
                    {linesOf(part.number).map((line) => (
                      <a key={say(line.title)} href={`#enforced-${part.number}`} {...lights(part.number)}>
                        {say(line.title)}
                      </a>
                    ))}
                  </p>
                ) : null}
              </section>
            ))}
          </div>
        </Section>
        <div className="gs-sticky">
          <Section title={t('enforced')}>
            {agreement.enforced.length === 0 ? (
              <Nothing>{t('noEnforced')}</Nothing>
            ) : (
              <ul className="gs-lines">
                {agreement.enforced.map((line, index) => {
                  const { part } = line;
                  const first =
                    part !== undefined && agreement.enforced.findIndex((one) => one.part === part) === index;
                  return (
                    <li
                      key={say(line.title) + say(line.detail)}
                      id={first ? `enforced-${part}` : undefined}
                      className={part !== undefined && part === lit ? 'gs-lit' : undefined}
                    >
                      <h3>{say(line.title)}</h3>
                      <p>{say(line.detail)}</p>
                      {part === undefined ? null : (
                        <a className="gs-small" href={`#part-${part}`} {...lights(part)}>
                          {t('fromPart', { number: part })}
                        </a>
                      )}
                    </li>
                  );
                })}
              </ul>
            )}
          </Section>
        </div>
      </div>
      {agreement.versions.length > 0 ? (
        <Section title={t('versions')}>
          <DataTable
            title={t('versions')}
            name="versions"
            rows={agreement.versions}
            rowKey={(version) => String(version.number)}
            columns={[
              { key: 'number', title: t('version', { number: '' }), value: (version) => version.number },
              {
                key: 'state',
                title: t('state'),
                value: (version) => version.state,
                render: (version) => (version.state ? <StateOf state={version.state} /> : null),
              },
              { key: 'at', title: t('from'), value: (version) => version.at },
              {
                key: 'sha256',
                title: 'SHA-256',
                value: (version) => version.sha256,
              },
            ]}
          />
        </Section>
      ) : null}
    </Page>
  );
}
