import { Button, Popconfirm } from 'antd';
import { type Run, useCancelRun, useCollectCsv, useCollectRun, useMe, useRun } from '#api-client';
import {
  Facts,
  Loaded,
  Page,
  PageLink,
  ProblemNotice,
  problemOf,
  Section,
  saveFile,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { ResultView } from './ResultView.tsx';
import { RunRecord } from './RunRecord.tsx';
import { RunState } from './RunState.tsx';
import { runWords } from './words.ts';

/** One run: how far it is, what became of it, how to have its result, and its record. */
export function RunPage() {
  const id = usePathPart('id');
  return (
    <Loaded query={useRun(id)} rows={10}>
      {(run) => <RunView key={id} run={run} />}
    </Loaded>
  );
}

function RunView({ run }: { run: Run }) {
  const t = useTexts(runWords);
  const say = useSay();
  const own =
    useMe().data?.posts.some(({ organisation }) => organisation.id === run.organisation.id) ?? false;
  return (
    <Page
      title={run.title}
      above={<PageLink to="/work/runs">{t('title')}</PageLink>}
      beside={
        <>
          <RunState run={run} />
          {own ? <Cancel run={run} /> : null}
        </>
      }
      lead={<Progress run={run} />}
      wide
    >
      {run.problem ? <ProblemNotice problem={shownProblem(run.problem)} /> : null}
      <Facts
        items={[
          {
            label: t('agreement'),
            value: <PageLink to={`/agreements/${run.agreement.id}`}>{run.agreement.number}</PageLink>,
          },
          { label: t('purpose'), value: run.purpose },
          { label: t('organisation'), value: run.organisation.name },
          { label: t('submittedAt'), value: <When at={run.submittedAt} time /> },
          ...(run.rows === null ? [] : [{ label: t('rows'), value: String(run.rows) }]),
          ...(run.suppressed === null ? [] : [{ label: t('blank'), value: String(run.suppressed) }]),
          ...(run.review.opinion ? [{ label: t('opinion'), value: run.review.opinion }] : []),
        ]}
      />
      {['cleared', 'released'].includes(run.state) && own ? <Collect run={run} /> : null}
      <Section title={t('sql')}>
        <pre className="gs-code">{run.sql}</pre>
        {own ? (
          <PageLink to={`/work/lab?agreement=${run.agreement.id}&purpose=${run.purpose}&run=${run.id}`}>
            {t('again')}
          </PageLink>
        ) : null}
      </Section>
      {run.verdicts.length > 0 ? (
        <Section title={t('verdicts')}>
          <ul>
            {run.verdicts.map((verdict) => (
              <li key={verdict.guard}>{say(verdict.statement)}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {run.collections.length > 0 ? (
        <Section title={t('collections')}>
          <ul className="gs-plain">
            {run.collections.map((one) => (
              <li key={one.callId}>
                <When at={one.at} time /> ·{' '}
                <PageLink to={`/receipts/${one.receiptId}`}>
                  {t('receipt')} {one.receiptId}
                </PageLink>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {run.record ? <RunRecord run={run} /> : null}
    </Page>
  );
}

/** What is happening, in one sentence that a screen reader hears when it changes. */
function Progress({ run }: { run: Run }) {
  const t = useTexts(runWords);
  const say = useSay();
  const { position, stage, startedAt, attempts } = run.progress;
  const said = () => {
    if (run.state === 'queued' && position !== null) return t('queued', { position: String(position) });
    if (run.state === 'running' && startedAt) {
      const seconds = Math.max(0, Math.round((Date.parse(run.now) - Date.parse(startedAt)) / 1000));
      const far = t('runningFor', { seconds: String(seconds), stage: stage ? say(stage.title) : '…' });
      return attempts > 1 ? `${far} (${t('attempts', { count: String(attempts) })})` : far;
    }
    if (run.state === 'awaiting-review') return t('waiting');
    if (run.state === 'cleared') return t('cleared');
    if (run.state === 'released' && !run.keptUntil) return t('noLonger');
    return '';
  };
  const kept = run.keptUntil ? ` ${t('keptUntil', { day: run.keptUntil })}` : '';
  return (
    <p role="status" aria-live="polite">
      {said()}
      {kept}
    </p>
  );
}

function Cancel({ run }: { run: Run }) {
  const t = useTexts(runWords);
  const cancel = useCancelRun(run.id);
  if (!['queued', 'running', 'guarded', 'awaiting-review'].includes(run.state)) return null;
  return (
    <>
      <Popconfirm title={t('cancel')} onConfirm={() => cancel.mutate()}>
        <Button danger loading={cancel.isPending}>
          {t('cancel')}
        </Button>
      </Popconfirm>
      {cancel.error ? <ProblemNotice problem={problemOf(cancel.error)} /> : null}
    </>
  );
}

function Collect({ run }: { run: Run }) {
  const t = useTexts(runWords);
  const collect = useCollectRun(run.id);
  const csv = useCollectCsv(run.id, (text) =>
    saveFile(`${run.id}.csv`, new Blob(['\uFEFF', text], { type: 'text/csv' })),
  );
  const problem = collect.error ?? csv.error;
  if (!run.keptUntil) return null;
  return (
    <Section title={t('result')}>
      <div className="gs-page-beside">
        <Button type="primary" loading={collect.isPending} onClick={() => collect.mutate()}>
          {t('collect')}
        </Button>
        <Button loading={csv.isPending} onClick={() => csv.mutate()}>
          {t('collectCsv')}
        </Button>
      </div>
      {problem ? <ProblemNotice problem={problemOf(problem)} /> : null}
      {collect.data ? (
        <>
          <p role="status">
            <PageLink to={`/receipts/${collect.data.receiptId}`}>
              {t('receipt')} {collect.data.receiptId}
            </PageLink>
          </p>
          <ResultView result={collect.data} title={t('result')} />
        </>
      ) : null}
    </Section>
  );
}

const shownProblem = ({ code, title, advice, detail, clause }: NonNullable<Run['problem']>) => ({
  code,
  title,
  advice,
  ...(detail ? { detail } : {}),
  ...(clause ? { clause } : {}),
});
