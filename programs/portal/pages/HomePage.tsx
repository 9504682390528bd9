import { useMemo } from 'react';
import { type Home, useHome, useSite } from '#api-client';
import {
  brand,
  Chart,
  CountOf,
  defineTexts,
  Loaded,
  Nothing,
  PageLink,
  SearchBox,
  Section,
  StateOf,
  text,
  useLanguage,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { chartOfUse } from '../../../platform/supervision/web/index.ts';

const words = defineTexts('home', {
  title: text('公共数据，用得上、看得见、查得清', 'Public data that is usable, visible and traceable'),
  lead: text(
    '从部门的数据到依法授权的答案：每一步有规则、有时限、有存证。',
    'From a department’s data to a lawful answer: every step has its rule, its clock and its evidence.',
  ),
  notices: text('最新公示', 'Newest notices'),
  noNotices: text('现在没有公示。', 'There is no notice at present.'),
  all: text('全部公示', 'All notices'),
  uses: text('谁在用我们的数据', 'Who uses our data'),
  usesChart: text('本月按用途的调用次数', 'Calls this month by purpose'),
  atLeast: text('至少', 'At least'),
  atMost: text('至多再加', 'At most in addition'),
  unpublished: text('本月的用量还没有公布。', 'Use in this month is not published yet.'),
  through: text('每日次日公布；已公布到', 'Published the next day; published through'),
  calls: text('次', 'calls'),
  noUses: text('本月还没有调用。', 'No calls this month yet.'),
  evidence: text('看披露与凭证', 'See disclosure and evidence'),
  numbers: text('实时数字，点开看依据', 'Live numbers; each leads to its evidence'),
});

/** The first page: search, six numbers that lead to their evidence, newest notices, and who uses the data in one picture. */
export function HomePage() {
  const t = useTexts(words);
  const say = useSay();
  const { data: site } = useSite();
  return (
    <article>
      <title>{site ? say(site.name) : brand}</title>
      <div className="gs-home-hero">
        <h1 tabIndex={-1}>{t('title')}</h1>
        <p className="gs-lead">{t('lead')}</p>
        <SearchBox large />
      </div>
      <Loaded query={useHome()} rows={12}>
        {(home) => <HomeView home={home} />}
      </Loaded>
    </article>
  );
}

function HomeView({ home }: { home: Home }) {
  const t = useTexts(words);
  const say = useSay();
  // English counts without a measure word: nothing, not the Chinese one.
  const language = useLanguage();
  return (
    <>
      <ul className="gs-numbers" aria-label={t('numbers')}>
        {home.numbers.map((number) => (
          <li key={number.key}>
            <PageLink to={number.page}>
              <span className="gs-number">
                <CountOf value={number.value} unit={number.unit[language]} />
              </span>
              {say(number.title)}
            </PageLink>
          </li>
        ))}
      </ul>
      <div className="gs-two">
        <Section title={t('notices')}>
          {home.notices.length === 0 ? <Nothing>{t('noNotices')}</Nothing> : null}
          <ol className="gs-lines">
            {home.notices.map((notice) => (
              <li key={notice.id}>
                <h3>
                  <PageLink to={`/notices/${notice.id}`}>{notice.dataName}</PageLink>
                </h3>
                <div className="gs-meta">
                  <span>{notice.registrant}</span>
                  <span>
                    <When at={notice.from} /> – <When at={notice.until} />
                  </span>
                  <StateOf state={notice.state} title={notice.stateTitle} />
                </div>
              </li>
            ))}
          </ol>
          <p>
            <PageLink to="/notices">{t('all')}</PageLink>
          </p>
        </Section>
        <Section title={t('uses')}>
          <Uses uses={home.uses} through={home.usesThrough} />
          <p>
            <PageLink to="/disclosure">{t('evidence')}</PageLink>
          </p>
        </Section>
      </div>
    </>
  );
}

function Uses({ uses, through }: { uses: Home['uses']; through: string | null }) {
  const t = useTexts(words);
  const say = useSay();
  const chart = useMemo(
    () =>
      chartOfUse(uses, ({ purpose }) => say(purpose), {
        title: t('usesChart'),
        unit: t('calls'),
        atLeast: t('atLeast'),
        atMost: t('atMost'),
      }),
    [uses, say, t],
  );
  if (through === null) return <Nothing>{t('unpublished')}</Nothing>;
  return (
    <>
      {uses.length === 0 ? <Nothing>{t('noUses')}</Nothing> : <Chart data={chart} />}
      <p className="gs-small">
        {t('through')} <When at={through} />
      </p>
    </>
  );
}
