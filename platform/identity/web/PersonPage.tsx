import { type Account, type Person, useRegisteredPerson } from '#api-client';
import {
  type Column,
  DataTable,
  Facts,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { type ActLink, ActLinks } from './ActLinks.tsx';
import { registerWords } from './words.ts';

/** One person: particulars, account, every post held so far, and what an administrator can do about it. */
export function PersonPage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useRegisteredPerson(id)} rows={10}>
      {(person) => <PersonView person={person} />}
    </Loaded>
  );
}

function PersonView({ person }: { person: Person }) {
  const t = useTexts(registerWords);
  const { account } = person;
  return (
    <Page
      title={person.name}
      above={<PageLink to="/work/people">{t('people')}</PageLink>}
      beside={<ActLinks acts={actsOn(person)} />}
      wide
    >
      <Facts
        items={[
          { label: t('staffNumber'), value: person.staffNumber ?? '—' },
          { label: t('contact'), value: person.contact ?? '—' },
          { label: t('registered'), value: <When at={person.registeredAt} /> },
          { label: t('account'), value: account ? <code>{account.username}</code> : t('noAccount') },
          ...(account ? accountFacts(account) : []),
        ]}
      />
      <Section title={t('holdings')}>
        <Holdings person={person} />
      </Section>
    </Page>
  );

  function accountFacts(known: Account) {
    return [
      {
        label: t('accountState'),
        value: (
          <>
            {t(known.state)}
            {known.state === 'one-time' && known.oneTimeUntil ? (
              <>
                {' · '}
                {t('until')} <When at={known.oneTimeUntil} time />
              </>
            ) : null}
            {known.disabledReason ? ` · ${known.disabledReason}` : null}
          </>
        ),
      },
      { label: t('secondFactor'), value: t(known.secondFactor ? 'on' : 'off') },
    ];
  }
}

type Held = Person['holdings'][number];

function Holdings({ person }: { person: Person }) {
  const t = useTexts(registerWords);
  const say = useSay();
  const columns: readonly Column<Held>[] = [
    {
      key: 'organisation',
      title: t('organisation'),
      value: ({ organisation }) => organisation.name,
      render: ({ organisation }) => (
        <PageLink to={`/work/organisations/${organisation.id}`}>{organisation.name}</PageLink>
      ),
    },
    { key: 'post', title: t('post'), value: ({ post }) => say(post.title) },
    { key: 'standing', title: t('standing'), value: ({ standing }) => t(standing) },
    { key: 'from', title: t('since'), value: ({ from }) => from, render: ({ from }) => <When at={from} /> },
    {
      key: 'until',
      title: t('until'),
      value: ({ until }) => until ?? '',
      render: ({ until }) => (until ? <When at={until} /> : t('open')),
    },
    { key: 'reason', title: t('reason'), value: ({ reason }) => reason },
    { key: 'by', title: t('decidedBy'), value: ({ decidedBy }) => decidedBy ?? '', hidden: true },
  ];
  return person.holdings.length === 0 ? (
    <Nothing>{t('noHoldings')}</Nothing>
  ) : (
    <DataTable
      title={t('holdings')}
      rows={person.holdings}
      rowKey={({ post, from, standing }) => `${post.id} ${from} ${standing}`}
      columns={columns}
    />
  );
}

function actsOn({ id, name, staffNumber, contact, account }: Person): readonly ActLink[] {
  const prefill = { personId: id };
  const on = (act: string): ActLink => ({ name: `identity.${act}`, prefill });
  const present = {
    name,
    ...(staffNumber ? { staffNumber } : {}),
    ...(contact ? { contact } : {}),
  };
  return [
    { name: 'identity.correct-person', prefill: { ...prefill, ...present } },
    ...(account
      ? [on('reset-password'), account.state === 'disabled' ? on('enable-account') : on('disable-account')]
      : [on('create-account')]),
  ];
}
