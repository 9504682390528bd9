import { Button } from 'antd';
import { useState } from 'react';
import { type StartAct, useActs, useRules } from '#api-client';
import {
  ClauseRail,
  Facts,
  Loaded,
  Nothing,
  Page,
  PageLink,
  usePathPart,
  useSay,
  useTexts,
  useUrlState,
} from '#ui-kit';
import { AboutPrefilled } from './AboutPrefilled.tsx';
import { ActForm } from './ActForm.tsx';
import { answerWords } from './answer-words.ts';
import { prefillFrom } from './prefill.ts';
import { caseworkWords } from './words.ts';

/** One act that a post starts by itself, on a page of its own. */
export function ActPage() {
  const name = usePathPart('name');
  const t = useTexts(caseworkWords);
  return (
    <Loaded query={useActs()} rows={10}>
      {({ items }) => {
        const act = items.find((one) => one.name === name);
        return act ? (
          <ActView key={name} act={act} />
        ) : (
          <Page title={t('start')} above={<PageLink to="/work/start">{t('start')}</PageLink>} wide>
            <Nothing>{t('gone')}</Nothing>
          </Page>
        );
      }}
    </Loaded>
  );
}

function ActView({ act }: { act: StartAct }) {
  const t = useTexts(caseworkWords);
  const say = useSay();
  const { data: register } = useRules();
  const [search] = useUrlState();
  const prefill = prefillFrom(search, act.schema);
  const [answer, setAnswer] = useState<unknown>();
  const rules = register?.items.filter(({ id }) => act.rules.includes(id)) ?? [];
  return (
    <Page title={say(act.title)} above={<PageLink to="/work/start">{t('start')}</PageLink>} wide>
      <div className="gs-task">
        <div>
          {answer === undefined ? (
            <div className="gs-panel gs-panel-primary">
              <AboutPrefilled schema={act.schema} prefill={prefill} />
              <ActForm
                act={{ ...act, prefill }}
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
              <Button onClick={() => setAnswer(undefined)}>{t('again')}</Button>
            </>
          )}
        </div>
        <ClauseRail rules={rules} clocks={[]} />
      </div>
    </Page>
  );
}

const pageOf: { readonly [prefix: string]: string } = {
  res: '/resources',
  prd: '/products',
  agr: '/agreements',
  tsk: '/work/tasks',
  per: '/work/people',
  org: '/work/organisations',
};

/** What the act answered; ids lead to the page of their thing. */
function Answer({ answer }: { answer: unknown }) {
  const say = useSay();
  if (typeof answer !== 'object' || answer === null) return null;
  const items = Object.entries(answer)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([label, value]) => {
      const place = pageOf[String(value).slice(0, 3)];
      const isId = /^[a-z]{3}_/.test(String(value));
      return {
        label: answerWords[label] ? say(answerWords[label]) : label,
        value: place && isId ? <PageLink to={`${place}/${value}`}>{String(value)}</PageLink> : String(value),
      };
    });
  return <Facts items={items} />;
}
