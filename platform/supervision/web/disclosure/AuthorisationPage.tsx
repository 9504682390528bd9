import { Button } from 'antd';
import { type Authorisation, useAuthorisation } from '#api-client';
import {
  Cite,
  CountOf,
  Facts,
  Loaded,
  Page,
  PageLink,
  Section,
  State,
  StateOf,
  usePathPart,
  usePunctuation,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { EvidenceLink } from './EvidenceLink.tsx';
import { disclosureWords, wordOf } from './words.ts';

/** One authorisation as the public sees it: parties, scope, term, use, what happened to it, each step with its proof. */
export function AuthorisationPage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useAuthorisation(id)} rows={12}>
      {(line) => <OneAuthorisation line={line} />}
    </Loaded>
  );
}

function OneAuthorisation({ line }: { line: Authorisation }) {
  const t = useTexts(disclosureWords);
  const { semicolon } = usePunctuation();
  return (
    <Page
      title={line.number}
      above={<PageLink to="/disclosure">{t('title')}</PageLink>}
      beside={
        <>
          <StateOf state={line.state} title={line.stateTitle} />
          <Button className="gs-noprint" onClick={() => print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <Facts
        items={[
          { label: t('operator'), value: line.operator.name },
          { label: t('authorising'), value: line.authorisingBody.name },
          { label: t('implementing'), value: line.implementingBody.name },
          { label: t('from'), value: <When at={line.from} /> },
          { label: t('until'), value: <When at={line.until} /> },
          { label: t('fee'), value: wordOf(t, line.feeClass) },
          {
            label: t('purposes'),
            value: line.purposes.map((one) => `${one.title} (${wordOf(t, one.class)})`).join(semicolon),
          },
          { label: t('usedCalls'), value: <CountOf value={line.calls} /> },
        ]}
      />
      <Section title={t('resources')}>
        <div className="gs-scroll-x">
          <table className="gs-plain-table">
            <thead>
              <tr>
                <th scope="col">{t('resources')}</th>
                <th scope="col">{t('items')}</th>
                <th scope="col">{t('forms')}</th>
              </tr>
            </thead>
            <tbody>
              {line.resources.map((resource) => (
                <tr key={resource.id}>
                  <td>
                    <PageLink to={`/resources/${resource.id}`}>{resource.title}</PageLink>
                  </td>
                  <td>{resource.items.join(semicolon)}</td>
                  <td>{resource.forms.map((form) => wordOf(t, form)).join(semicolon)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      <Section title={t('products')}>
        {line.products.length === 0 ? (
          <p className="gs-nothing">{t('noProducts')}</p>
        ) : (
          <ul>
            {line.products.map(({ id, title }) => (
              <li key={id}>
                <PageLink to={`/products/${id}`}>{title}</PageLink>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('timeline')}>
        <p className="gs-noprint">
          <PageLink to={`/facts?subject=${line.agreementId}`}>{t('inSentences')}</PageLink>
        </p>
        <ol className="gs-lines">
          {line.evidence.map((evidence) => (
            <li key={evidence.entry}>
              <h3>{wordOf(t, evidence.kind)}</h3>
              <div className="gs-meta">
                <When at={evidence.at} time />
                <EvidenceLink evidence={evidence} />
              </div>
            </li>
          ))}
        </ol>
      </Section>
      <Duties line={line} />
    </Page>
  );
}

function Duties({ line }: { line: Authorisation }) {
  const t = useTexts(disclosureWords);
  const say = useSay();
  const { comma } = usePunctuation();
  if (line.duties.length === 0) return null;
  return (
    <Section title={t('duties')} note={t('dutiesNote')}>
      <ul className="gs-lines">
        {line.duties.map((duty) => (
          <li key={duty.role}>
            <h3>
              {say(duty.roleTitle)} · {duty.year}
            </h3>
            <p>
              {duty.complete ? (
                <>
                  {t('complete')} <PageLink to="/disclosure">{t('yearly')}</PageLink>
                </>
              ) : (
                t('missing', { fields: duty.missing.map(say).join(comma) })
              )}
            </p>
            <div className="gs-meta">
              <span>
                {t('dueOn')} <When at={duty.dueOn} />
              </span>
              {duty.overdue ? <State tone="bad">{t('overdue')}</State> : null}
              <span>
                <Cite rule={duty.rule} clause={duty.clause} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
