import { exportOf, type TaskLine, useTasks } from '#api-client';
import {
  Cite,
  type Column,
  cite,
  DataTable,
  DaysLeft,
  Loaded,
  Nothing,
  Page,
  PageLink,
  useLanguage,
  useSay,
  useTexts,
  useUrlState,
  When,
} from '#ui-kit';
import { caseworkWords } from './words.ts';

/** The tasks of the post one acts from, the most urgent first. */
export function TasksPage() {
  const t = useTexts(caseworkWords);
  const [{ state: chosen }, change] = useUrlState();
  const state = chosen === 'done' ? 'done' : 'open';
  return (
    <Page title={t('tasks')} wide>
      <div className="gs-tabs">
        {(['open', 'done'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={state === one}
            onClick={() => change({ state: one === 'open' ? undefined : one })}
          >
            {t(one)}
          </button>
        ))}
      </div>
      <Tasks key={state} state={state} />
    </Page>
  );
}

function Tasks({ state }: { state: 'open' | 'done' }) {
  const t = useTexts(caseworkWords);
  const say = useSay();
  const language = useLanguage();
  const query = useTasks(state);
  const columns: readonly Column<TaskLine>[] = [
    {
      key: 'task',
      title: t('task'),
      value: (task) => say(task.title),
      render: (task) => <PageLink to={`/work/tasks/${task.id}`}>{say(task.title)}</PageLink>,
    },
    { key: 'subject', title: t('subject'), value: (task) => say(task.subject.title) },
    ...(state === 'open'
      ? [
          {
            key: 'clock',
            title: t('clock'),
            value: (task: TaskLine) => task.dueAt,
            render: (task: TaskLine) => (
              <DaysLeft dueAt={task.dueAt} provisional={task.provisional} paused={task.paused} />
            ),
          },
        ]
      : [
          {
            key: 'closed',
            title: t('closed'),
            value: (task: TaskLine) => task.doneAt,
            render: (task: TaskLine) => (task.doneAt ? <When at={task.doneAt} time /> : null),
          },
        ]),
    {
      key: 'due',
      title: t('lastDay'),
      value: (task) => task.lastDay,
      hidden: true,
      render: (task) => (task.lastDay ? <When at={task.lastDay} /> : null),
    },
    {
      key: 'clause',
      title: t('clause'),
      value: (task) => task.clause && cite(task.clause, language),
      render: (task) => <Cite rule={task.rule} clause={task.clause} />,
    },
    {
      key: 'opened',
      title: t('opened'),
      value: (task) => task.openedAt,
      render: (task) => <When at={task.openedAt} />,
    },
  ];
  return (
    <Loaded query={query} rows={10}>
      {({ pages }) => {
        const tasks = pages.flatMap(({ items }) => items);
        if (tasks.length === 0) return <Nothing>{t(state === 'open' ? 'noOpen' : 'noDone')}</Nothing>;
        return (
          <DataTable
            title={t('tasks')}
            exportAll={exportOf('casework.tasks', { state })}
            rows={tasks}
            rowKey={(task) => task.id}
            columns={columns}
            more={query}
            total={pages[0]?.total}
            totalIsAtLeast={pages[0]?.totalIsAtLeast}
          />
        );
      }}
    </Loaded>
  );
}
