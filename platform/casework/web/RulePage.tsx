import { useRule } from '#api-client';
import {
  Cite,
  Facts,
  Known,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  State,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { ruleWords } from './words.ts';

/** One rule: its clause, since when, its numbers, and where it acts. */
export function RulePage() {
  const id = usePathPart('id');
  const t = useTexts(ruleWords);
  const say = useSay();
  return (
    <Loaded query={useRule(id)} rows={6}>
      {(rule) => (
        <Page
          title={`${rule.id} ${say(rule.title)}`}
          above={<PageLink to="/rules">{t('title')}</PageLink>}
          beside={
            <State tone={rule.verified ? 'good' : 'warning'}>
              {t(rule.verified ? 'verified' : 'unverified')}
            </State>
          }
        >
          <Facts
            items={[
              {
                label: t('clause'),
                value: [rule.clause, ...(rule.alsoBasedOn ?? [])].map((clause) => (
                  <div key={`${clause.document} ${clause.article}`}>
                    <Cite clause={clause} />
                  </div>
                )),
              },
              {
                label: t('inForce'),
                value: (
                  <Known value={rule.inForce?.from}>
                    {rule.inForce ? (
                      <>
                        <When at={rule.inForce.from} /> –{' '}
                        {rule.inForce.until ? <When at={rule.inForce.until} /> : null}
                      </>
                    ) : null}
                  </Known>
                ),
              },
              {
                label: t('jurisdiction'),
                value: <Known value={rule.jurisdiction === 'CN' ? t('national') : rule.jurisdiction} />,
              },
            ]}
          />
          <Section title={t('parameters')}>
            {Object.keys(rule.parameters ?? {}).length === 0 ? (
              <Nothing>{t('noParameters')}</Nothing>
            ) : (
              <table className="gs-plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t('name')}</th>
                    <th scope="col">{t('value')}</th>
                  </tr>
                </thead>
                <tbody>
                  {Object.entries(rule.parameters ?? {}).map(([name, value]) => (
                    <tr key={name}>
                      <th scope="row">
                        <code>{name}</code>
                      </th>
                      <td>
                        {typeof value === 'object' ? <code>{JSON.stringify(value)}</code> : String(value)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Section>
          <Section title={t('acts')}>
            {rule.actsIn && rule.actsIn.length > 0 ? (
              <ul>
                {rule.actsIn.map((place) => (
                  <li key={place}>
                    <code>{place}</code>
                  </li>
                ))}
              </ul>
            ) : (
              <Nothing>{t('noActs')}</Nothing>
            )}
          </Section>
        </Page>
      )}
    </Loaded>
  );
}
