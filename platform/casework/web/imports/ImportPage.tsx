import { Button, Progress, Segmented } from 'antd';
import {
  importRemainingOf,
  newIdempotencyKey,
  type SheetImport,
  useImport,
  useImportRows,
  usePerform,
} from '#api-client';
import {
  Facts,
  factIf,
  Loaded,
  Page,
  PagedTable,
  PageLink,
  ProblemNotice,
  problemOf,
  Section,
  StateOf,
  saveFile,
  useLanguage,
  usePathPart,
  useSay,
  useTexts,
  useUrlState,
  When,
} from '#ui-kit';
import { importWords } from './words.ts';

/** One sheet that was brought in: what its rows would do, the confirmation, how far it is, and what was refused and why. */
export function ImportPage() {
  return (
    <Loaded query={useImport(usePathPart('id'))} rows={8}>
      {(sheet) => <ImportView sheet={sheet} />}
    </Loaded>
  );
}

function ImportView({ sheet }: { sheet: SheetImport }) {
  const t = useTexts(importWords);
  const say = useSay();
  const { counts } = sheet;
  return (
    <Page
      title={t('bringIn', { title: say(sheet.title) })}
      above={
        <>
          <PageLink to="/work/imports">{t('title')}</PageLink> · {sheet.fileName}
        </>
      }
      lead={
        <>
          {t('eachRow')}
          {say(sheet.act)}
        </>
      }
      beside={<StateOf state={sheet.state} title={sheet.stateTitle} />}
      wide
    >
      <Standing sheet={sheet} />
      <Facts
        items={[
          { label: t('rows'), value: String(sheet.rows) },
          { label: t('ready'), value: String(counts.ready) },
          { label: t('unchanged'), value: String(counts.unchanged) },
          { label: t('wrong'), value: String(counts.wrong) },
          { label: t('done'), value: String(counts.done) },
          { label: t('filedAt'), value: <When at={sheet.filedAt} time /> },
          ...factIf(t('ignored'), sheet.ignored.join('; ')),
          ...factIf(t('attached'), sheet.attachments.join('; ')),
          { label: t('digest'), value: <code>{sheet.sha256}</code> },
        ]}
      />
      <Rows sheet={sheet} />
    </Page>
  );
}

/** Where it stands, and what the person can do about it now. */
function Standing({ sheet }: { sheet: SheetImport }) {
  const t = useTexts(importWords);
  const say = useSay();
  const language = useLanguage();
  const confirm = usePerform({ path: '/api/v1/actions/casework.confirm-import' }, () => {});
  const again = usePerform({ path: '/api/v1/actions/casework.try-import-again' }, () => {});
  const discard = usePerform({ path: '/api/v1/actions/casework.discard-import' }, () => {});
  const { state, counts, rows } = sheet;
  const said = {
    ready: String(counts.ready),
    unchanged: String(counts.unchanged),
    wrong: String(counts.wrong),
    done: String(counts.done),
    total: String(counts.ready + counts.done),
  };
  const sentence = {
    filed: t('trying'),
    tried: t('tried', said),
    'carrying-out': t('working', said),
    finished: t('finished', said),
    discarded: t('discarded'),
  }[state];
  const deed = { input: { importId: sheet.id }, key: newIdempotencyKey() };
  const busy = confirm.isPending || again.isPending || discard.isPending;
  const error = confirm.error ?? again.error ?? discard.error;
  const rest = state === 'tried' || state === 'finished';
  return (
    <section className="gs-panel gs-panel-primary" aria-label={say(sheet.stateTitle)}>
      <p role="status">{sentence}</p>
      {state === 'carrying-out' ? (
        <Progress percent={Math.floor((100 * (rows - counts.ready)) / Math.max(1, rows))} />
      ) : null}
      <span className="gs-act-links">
        {state === 'tried' && counts.ready > 0 ? (
          <Button type="primary" loading={busy} onClick={() => confirm.mutate(deed)}>
            {t('confirm', { count: said.ready })}
          </Button>
        ) : null}
        {rest && counts.wrong > 0 ? (
          <Button
            onClick={() =>
              void importRemainingOf(sheet.id, language).then((file) =>
                saveFile(`${say(sheet.title)}-${t('wrong')}.xlsx`, file),
              )
            }
          >
            {t('remaining')}
          </Button>
        ) : null}
        {rest && counts.wrong + counts.ready > 0 ? (
          <Button disabled={busy} onClick={() => again.mutate(deed)}>
            {t('again')}
          </Button>
        ) : null}
        {(state === 'tried' || state === 'filed') && counts.done === 0 ? (
          <Button disabled={busy} onClick={() => discard.mutate(deed)}>
            {t('discard')}
          </Button>
        ) : null}
        {state === 'finished' && sheet.page ? <PageLink to={sheet.page}>{t('toList')}</PageLink> : null}
      </span>
      {error ? <ProblemNotice problem={problemOf(error)} /> : null}
    </section>
  );
}

const states = ['ready', 'wrong', 'unchanged', 'done', 'read'] as const;

function Rows({ sheet }: { sheet: SheetImport }) {
  const t = useTexts(importWords);
  const say = useSay();
  const [search, change] = useUrlState();
  const state = states.find((one) => one === search.state);
  const progress = `${sheet.state} ${Object.values(sheet.counts).join(' ')}`;
  const query = useImportRows(sheet.id, state, progress);
  if (sheet.state === 'discarded') return null;
  const offered = states.filter((one) => sheet.counts[one] > 0);
  return (
    <Section title={t('each')}>
      <Segmented
        aria-label={t('state')}
        value={state ?? 'all'}
        options={[
          { value: 'all', label: t('all') },
          ...offered.map((value) => ({ value, label: `${t(value)} ${sheet.counts[value]}` })),
        ]}
        onChange={(next) => change({ state: next === 'all' ? undefined : String(next) })}
      />
      <PagedTable
        query={query}
        none={t('noRows')}
        title={t('each')}
        name="rows"
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'number', title: t('number'), value: ({ number }) => number },
          {
            key: 'state',
            title: t('state'),
            value: ({ stateTitle }) => say(stateTitle),
            render: ({ state: stands, stateTitle }) => <StateOf state={stands} title={stateTitle} />,
          },
          { key: 'reason', title: t('reason'), value: ({ reason }) => (reason ? say(reason) : '—') },
          ...sheet.columns.map(({ name, title }, place) => ({
            key: name,
            title: say(title),
            value: ({ said }: { readonly said: readonly string[] }) => said[place] || '—',
          })),
        ]}
      />
    </Section>
  );
}
