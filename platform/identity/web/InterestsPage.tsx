import { useInterests } from '#api-client';
import { DataTable, Loaded, Nothing, Page, useSay, useTexts, When } from '#ui-kit';
import { ActLinks } from './ActLinks.tsx';
import { lookWords } from './look-words.ts';

/** Interests the reader declared; all of them for administrators, the security administrator ends them. */
export function InterestsPage() {
  const t = useTexts(lookWords);
  const say = useSay();
  return (
    <Page
      title={t('interests')}
      lead={t('interestsLead')}
      beside={<ActLinks acts={[{ name: 'identity.declare-interest', prefill: {} }]} />}
      wide
    >
      <Loaded query={useInterests()} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('noInterests')}</Nothing>
          ) : (
            <DataTable
              title={t('interests')}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { key: 'who', title: t('who'), value: ({ person }) => person.name },
                {
                  key: 'organisation',
                  title: t('organisation'),
                  value: ({ organisation }) => organisation.name,
                },
                { key: 'ground', title: t('ground'), value: ({ ground }) => say(ground), filter: true },
                { key: 'note', title: t('note'), value: ({ note }) => note },
                {
                  key: 'declaredAt',
                  title: t('declaredAt'),
                  value: ({ declaredAt }) => declaredAt,
                  render: ({ declaredAt }) => <When at={declaredAt} time />,
                },
                {
                  key: 'endedAt',
                  title: t('endedAt'),
                  value: ({ endedAt }) => endedAt ?? t('standing'),
                  render: ({ endedAt }) => (endedAt ? <When at={endedAt} time /> : t('standing')),
                },
                {
                  key: 'acts',
                  title: t('acts'),
                  value: () => '',
                  render: ({ id, endedAt }) =>
                    endedAt ? null : (
                      <ActLinks acts={[{ name: 'identity.end-interest', prefill: { interestId: id } }]} />
                    ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
