import { Button } from 'antd';
import { useState } from 'react';
import { type Act, type StartAct, useActs, useActsOn, useRules } from '#api-client';
import {
  ClauseRail,
  Loaded,
  Nothing,
  Page,
  PageLink,
  SubjectPanel,
  type Text,
  usePathPart,
  useSay,
  useTexts,
  useUrlState,
} from '#ui-kit';
import { AboutPrefilled } from './AboutPrefilled.tsx';
import { ActForm } from './ActForm.tsx';
import { Answer } from './Answer.tsx';
import { prefillFrom } from './prefill.ts';
import { caseworkWords } from './words.ts';

/** One act that a post starts by itself, on a page of its own; `?about=kind:id` when it is on a thing. */
export function ActPage() {
  const name = usePathPart('name');
  const [{ about }] = useUrlState();
  const [, kind, id] = /^([a-z-]+):(\w+)$/.exec(about ?? '') ?? [];
  return kind && id ? (
    <OnThing key={`${name} ${id}`} name={name} kind={kind} id={id} />
  ) : (
    <Alone name={name} />
  );
}

function Alone({ name }: { name: string }) {
  return (
    <Loaded query={useActs()} rows={10}>
      {({ items }) => <Found key={name} act={items.find((one) => one.name === name)} />}
    </Loaded>
  );
}

function OnThing({ name, kind, id }: { name: string; kind: string; id: string }) {
  const query = useActsOn(kind, id);
  // What was opened stays open: once the deed is done, the same act may no longer be possible.
  const [first, setFirst] = useState<Answered>();
  if (first === undefined && query.data && !query.isFetching)
    setFirst({
      act: query.data.items.find((one) => one.name === name),
      title: query.data.title,
      page: query.data.page,
      on: { kind, id },
    });
  return (
    <Loaded query={query} rows={10}>
      {() => (first ? <Found {...first} /> : null)}
    </Loaded>
  );
}

interface Answered {
  readonly act: (StartAct & Pick<Act, 'prefill'>) | undefined;
  readonly title?: Text | null;
  readonly page?: string | null;
  readonly on?: { readonly kind: string; readonly id: string };
}

function Found({ act, ...thing }: Answered) {
  const t = useTexts(caseworkWords);
  if (act) return <ActView act={act} {...thing} />;
  return (
    <Page title={t('start')} above={<PageLink to="/work/start">{t('start')}</PageLink>} wide>
      <Nothing>{t('gone')}</Nothing>
    </Page>
  );
}

function ActView({ act, title, page, on }: Answered & { act: NonNullable<Answered['act']> }) {
  const t = useTexts(caseworkWords);
  const say = useSay();
  const { data: register } = useRules();
  const [search] = useUrlState();
  const named = prefillFrom(search, act.schema);
  const [answer, setAnswer] = useState<unknown>();
  const rules = register?.items.filter(({ id }) => act.rules.includes(id)) ?? [];
  return (
    <Page
      title={say(act.title)}
      above={
        <>
          <PageLink to="/work/start">{t('start')}</PageLink>
          {title ? ` · ${say(title)}` : null}
        </>
      }
      wide
    >
      <div className="gs-task">
        <div>
          {act.dangerous && on && answer === undefined ? <SubjectPanel {...on} /> : null}
          {answer === undefined ? (
            <div className="gs-panel gs-panel-primary">
              <AboutPrefilled schema={act.schema} prefill={named} />
              <ActForm
                act={{ ...act, prefill: { ...act.prefill, ...named } }}
                titled={false}
                onDone={(given) => setAnswer(given ?? null)}
              />
            </div>
          ) : (
            <>
              <p className="gs-verdict gs-verdict-good" role="status">
                ✓ {t('doneNow', { title: say(act.title) })}
              </p>
              <Answer answer={answer} />
              {page ? (
                <p>
                  <PageLink to={page}>{t('thing')} →</PageLink>
                </p>
              ) : (
                <Button onClick={() => setAnswer(undefined)}>{t('again')}</Button>
              )}
            </>
          )}
        </div>
        <ClauseRail rules={rules} clocks={[]} />
      </div>
    </Page>
  );
}
