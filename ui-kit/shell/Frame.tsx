import { useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { formatNumber } from '../known/quantity.ts';
import { brand } from '../language/brand.ts';
import { changeLanguage } from '../language/language.ts';
import type { Text } from '../language/text.ts';
import { useLanguage, useSay } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import { PageLink } from '../page/PageLink.tsx';
import { Look } from '../theme/Look.tsx';
import { setLargeType, useLargeType } from '../theme/large-type.ts';
import { formatAge } from '../time/format.ts';
import { useNow } from '../time/now.tsx';
import { When } from '../time/When.tsx';
import { frameWords } from './frame-texts.ts';
import { SearchBox } from './SearchBox.tsx';
import { Watermark } from './Watermark.tsx';

export interface NavigationEntry {
  readonly title: Text;
  readonly to: string;
}
export interface NavigationGroup {
  readonly title: Text;
  readonly entries: readonly NavigationEntry[];
}
export interface FrameSite {
  readonly name: Text;
  readonly demo: boolean;
  readonly now: string;
  readonly provisionalCalendar: boolean;
  readonly operator: Text;
  readonly log: {
    readonly size: number | null;
    readonly checkpointAt: string | null;
    readonly origin: string;
  };
}
export interface FramePerson {
  readonly name: string;
  readonly posts: readonly {
    readonly id: string;
    readonly title: Text;
    readonly organisation: { readonly name: string };
    readonly deputyUntil?: string | null;
  }[];
  readonly postId: string | null;
  readonly onPost: (postId: string) => void;
  readonly onSignOut: () => void;
}

/** What is around every page: header with search, navigation, footer, watermark. `rail` is the workbench's left rail. */
export function Frame({
  site,
  person,
  navigation,
  rail,
  footer,
  children,
}: {
  site: FrameSite | undefined;
  person: FramePerson | null;
  navigation: readonly NavigationEntry[];
  rail?: readonly NavigationGroup[];
  footer: readonly NavigationEntry[];
  children: ReactNode;
}) {
  const t = useTexts(frameWords);
  const work = rail !== undefined;
  return (
    <Look density={work ? 'work' : 'public'}>
      <a className="gs-skip" href="#content">
        {t('skip')}
      </a>
      <Header site={site} person={person} navigation={navigation} work={work} />
      <div className={work ? 'gs-body gs-body-work' : 'gs-body'}>
        {rail ? <LeftRail groups={rail} /> : null}
        <Content>{children}</Content>
      </div>
      <Footer site={site} entries={footer} />
      {site?.demo ? <Watermark /> : null}
    </Look>
  );
}

/** `main`; after a change of page the reader's place is its title, so that a screen reader says where one is. */
function Content({ children }: { children: ReactNode }) {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (path === undefined) return;
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(
      () => document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true }),
      50,
    );
    return () => clearTimeout(timer);
  }, [path]);
  return (
    <main id="content" tabIndex={-1}>
      {children}
    </main>
  );
}

function Header({
  site,
  person,
  navigation,
  work,
}: {
  site: FrameSite | undefined;
  person: FramePerson | null;
  navigation: readonly NavigationEntry[];
  work: boolean;
}) {
  const t = useTexts(frameWords);
  const say = useSay();
  const language = useLanguage();
  const large = useLargeType();
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu.
  useEffect(() => setOpen(false), [path]);
  return (
    <header className="gs-header">
      <div className="gs-header-line">
        <PageLink to="/" className="gs-brand">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="6" />
            <path d="M16 5v22M8 11h16M8 21h16M8 11v10M24 11v10" />
          </svg>
          <span>{site ? say(site.name) : brand}</span>
        </PageLink>
        <SearchBox />
        <button
          type="button"
          className="gs-menu-button"
          aria-expanded={open}
          aria-controls="gs-menu"
          onClick={() => setOpen(!open)}
        >
          <span aria-hidden="true">☰</span> {t('menu')}
        </button>
      </div>
      <div id="gs-menu" className={open ? 'gs-menu gs-menu-open' : 'gs-menu'}>
        <nav aria-label={t('main')}>
          {navigation.map((entry) => (
            <PageLink key={entry.to} to={entry.to} current="below">
              {say(entry.title)}
            </PageLink>
          ))}
        </nav>
        <div className="gs-who">
          <Button type="text" onClick={() => changeLanguage(language === 'zh' ? 'en' : 'zh')}>
            <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{t('other')}</span>
          </Button>
          <Button type="text" onClick={() => setLargeType(!large)}>
            {t(large ? 'normal' : 'large')}
          </Button>
          {person ? (
            <Person person={person} work={work} />
          ) : (
            <PageLink to="/sign-in" className="gs-sign-in">
              {t('signIn')}
            </PageLink>
          )}
        </div>
      </div>
    </header>
  );
}

function Person({ person, work }: { person: FramePerson; work: boolean }) {
  const t = useTexts(frameWords);
  return (
    <>
      <PageLink to={work ? '/' : '/work'}>{t(work ? 'public' : 'work')}</PageLink>
      {person.posts.length === 0 ? <span>{person.name}</span> : <PostChoice person={person} />}
      <Button type="text" onClick={person.onSignOut}>
        {t('signOut')}
      </Button>
    </>
  );
}

function PostChoice({ person }: { person: FramePerson }) {
  const t = useTexts(frameWords);
  const say = useSay();
  return (
    <label className="gs-post">
      <span className="gs-hidden">{t('as')}</span>
      <select
        value={person.postId ?? person.posts[0]?.id}
        onChange={(event) => person.onPost(event.target.value)}
      >
        {person.posts.map((post) => (
          <option key={post.id} value={post.id}>
            {person.name} · {post.organisation.name} {say(post.title)}
            {post.deputyUntil ? ` (${t('deputy', { until: post.deputyUntil.slice(0, 10) })})` : ''}
          </option>
        ))}
      </select>
    </label>
  );
}

function LeftRail({ groups }: { groups: readonly NavigationGroup[] }) {
  const t = useTexts(frameWords);
  const say = useSay();
  return (
    <nav className="gs-left" aria-label={t('roles')}>
      {groups.map((group) => (
        <section key={group.title.zh}>
          <h2>{say(group.title)}</h2>
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.to}>
                <PageLink to={entry.to} current="exact">
                  {say(entry.title)}
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Footer({ site, entries }: { site: FrameSite | undefined; entries: readonly NavigationEntry[] }) {
  const t = useTexts(frameWords);
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  return (
    <footer className="gs-footer">
      <nav aria-label={t('public')}>
        {entries.map((entry) => (
          <PageLink key={entry.to} to={entry.to}>
            {say(entry.title)}
          </PageLink>
        ))}
      </nav>
      {site ? (
        <>
          <p>
            {t('run', { operator: say(site.operator) })} ·{' '}
            <PageLink to="/evidence">
              {site.log.checkpointAt && now !== null
                ? t('log', {
                    size: formatNumber(site.log.size ?? 0, language),
                    age: formatAge(site.log.checkpointAt, now, language),
                  })
                : t('logNone')}
            </PageLink>
            {now === null ? null : (
              <>
                {' · '}
                {t('clock')} <When at={new Date(now).toISOString()} time />
              </>
            )}
          </p>
          {site.demo ? <p className="gs-demo-line">{t('demo')}</p> : null}
          {site.provisionalCalendar ? <p>{t('provisional')}</p> : null}
        </>
      ) : null}
    </footer>
  );
}
