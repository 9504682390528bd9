import { useState } from 'react';
import { type Task, useTask } from '#api-client';
import {
  ClauseRail,
  Facts,
  Known,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  StateOf,
  SubjectPanel,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { ActForm } from './ActForm.tsx';
import { caseworkWords } from './words.ts';

/** The one task page, for all roles: facts, the primary step as a form, other steps folded, history; the rail says rule and clock. */
export function TaskPage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useTask(id)} rows={12}>
      {(task) => <TaskView key={id} task={task} />}
    </Loaded>
  );
}

function TaskView({ task }: { task: Task }) {
  const t = useTexts(caseworkWords);
  const say = useSay();
  const [done, setDone] = useState<string | null>(null);
  const { subject, lifecycle } = task;
  const state = lifecycle?.states.find(({ id }) => id === subject.lifecycle?.state);
  const primary = task.acts.find((act) => act.primary) ?? (task.acts.length === 1 ? task.acts[0] : undefined);
  const others = task.acts.filter((act) => act !== primary);
  return (
    <Page
      title={say(task.task.title)}
      above={
        <>
          <PageLink to="/work">{t('tasks')}</PageLink> · {say(subject.title)}
        </>
      }
      beside={
        state ? (
          <span className="gs-state gs-state-action">● {say(state.title)}</span>
        ) : subject.lifecycle ? (
          <StateOf state={subject.lifecycle.state} />
        ) : null
      }
      wide
    >
      <div className="gs-task">
        <div>
          <Section title={t('facts')}>
            <Facts
              items={subject.facts.map(({ label, value }) => ({
                label: say(label),
                value: <Known value={value} />,
              }))}
            />
            {subject.page ? (
              <p>
                <PageLink to={subject.page}>{t('thing')} →</PageLink>
              </p>
            ) : null}
          </Section>
          {task.task.state === 'open' ? <SubjectPanel kind={subject.kind} id={subject.id} /> : null}
          <Section title={t('act')}>
            {done ? (
              <p className="gs-verdict gs-verdict-good" role="status">
                ✓ {done}
              </p>
            ) : null}
            {task.acts.length === 0 ? <Nothing>{t('noActs')}</Nothing> : null}
            {primary ? (
              <div className="gs-panel gs-panel-primary">
                <ActForm
                  key={primary.name}
                  act={primary}
                  onDone={() => setDone(t('doneNow', { title: say(primary.title) }))}
                />
              </div>
            ) : null}
            {others.length > 0 && primary ? <h3>{t('other')}</h3> : null}
            {others.map((act) => (
              <details className="gs-panel" key={act.name}>
                <summary>{say(act.title)}</summary>
                <ActForm
                  act={act}
                  titled={false}
                  onDone={() => setDone(t('doneNow', { title: say(act.title) }))}
                />
              </details>
            ))}
          </Section>
          <Section title={t('history')}>
            {task.history.length === 0 ? (
              <Nothing>{t('noHistory')}</Nothing>
            ) : (
              <ol className="gs-history">
                {task.history.map((line) => (
                  <li key={`${line.at} ${line.title.zh} ${line.actor.zh}`}>
                    <strong>{say(line.title)}</strong> <span className="gs-small">{say(line.actor)}</span>
                    <br />
                    <span className="gs-small">
                      <When at={line.at} time />
                    </span>
                  </li>
                ))}
              </ol>
            )}
          </Section>
        </div>
        <ClauseRail
          rules={task.rules}
          clocks={task.clocks}
          nextActor={task.nextActor}
          lifecycle={lifecycle}
          state={subject.lifecycle?.state}
        />
      </div>
    </Page>
  );
}
