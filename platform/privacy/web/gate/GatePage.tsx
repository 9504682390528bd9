import { type GateOfRevision, type ReleaseForm, useActsOn, useGate, useRevision } from '#api-client';
import {
  ActLinks,
  Cite,
  DataTable,
  Facts,
  formatNumber,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  State,
  useLanguage,
  usePathPart,
  useSay,
  useTexts,
  useUrlState,
  When,
} from '#ui-kit';
import { Light, VerdictState } from './lights.tsx';
import { MaskedPreview } from './MaskedPreview.tsx';
import { StandingReview } from './StandingReview.tsx';
import { gateWords } from './words.ts';

const forms: readonly string[] = ['open', 'share', 'authorise', 'product'];

/** The gate of one revision: every condition with its light, why, by which clause, and who can do what about it. */
export function GatePage() {
  const id = usePathPart('revision');
  const [{ form }] = useUrlState();
  const asked = form !== undefined && forms.includes(form) ? (form as ReleaseForm) : undefined;
  return (
    <Loaded query={useGate(id, asked)} rows={12}>
      {(gate) => <View key={`${id} ${gate.form}`} gate={gate} />}
    </Loaded>
  );
}

/** What is done on a page of its own, step by step, is reached there and not by a bare form. */
const waysFrom = (acts: readonly string[], revision: string, resource: string) =>
  (
    [
      ['privacy.propose-repair', `/work/privacy/repair/${revision}`, 'toRepair'],
      ['privacy.assess-risk', `/work/privacy/risk/${revision}`, 'toRisk'],
      ['privacy.check-linkage', `/work/privacy/linkage/${revision}`, 'toLinkage'],
      ['privacy.confirm-grades', `/work/privacy/grading/${resource}`, 'toGrading'],
    ] as const
  ).flatMap(([act, to, word]) => (acts.includes(act) ? [{ to, word }] : []));

function View({ gate }: { gate: GateOfRevision }) {
  const t = useTexts(gateWords);
  const say = useSay();
  const language = useLanguage();
  const { revision, resource } = gate;
  const acts = useActsOn('revision', revision.id).data?.items;
  return (
    <Page
      wide
      title={`${t('title')}：${resource.title}`}
      lead={t('lead')}
      above={<PageLink to={`/resources/${resource.id}`}>{resource.title}</PageLink>}
      beside={<ActLinks kind="revision" id={revision.id} acts={acts} />}
    >
      <nav aria-label={t('form')}>
        {gate.forms.map((one) => (
          <span key={one.form}>
            {one.form === gate.form ? (
              <strong aria-current="page">{say(one.title)}</strong>
            ) : (
              <PageLink to={`/work/privacy/gate/${revision.id}?form=${one.form}`}>{say(one.title)}</PageLink>
            )}{' '}
          </span>
        ))}
      </nav>
      <Facts
        items={[
          { label: t('verdict'), value: <VerdictState gate={gate} /> },
          { label: t('department'), value: resource.department.name },
          { label: t('revision'), value: String(revision.number) },
          { label: t('rows'), value: formatNumber(revision.rows, language) },
        ]}
      />
      {resource.guarded ? <p className="gs-note">{t('guarded')}</p> : null}
      <Section title={t('conditions')} id="conditions">
        <ol>
          {gate.conditions.map((condition) => (
            <li key={condition.code} className="gs-list-line" data-condition={condition.code}>
              <strong>{say(condition.title)}</strong> <Light condition={condition} />{' '}
              <Cite rule={condition.rule} clause={condition.clause} />
              <p>{say(condition.explanation)}</p>
              {condition.released ? (
                <p>
                  {t('releasedBy', {
                    by: condition.released.by,
                    second: condition.released.second,
                    reason: condition.released.reason,
                  })}
                </p>
              ) : null}
              {condition.advice && condition.light === 'red' ? (
                <p>
                  {t('toDo')}：{say(condition.advice)}{' '}
                  <ActLinks kind="revision" id={revision.id} acts={acts} only={condition.acts} />
                  {waysFrom(condition.acts, revision.id, resource.id).map(({ to, word }) => (
                    <span key={to}>
                      {' '}
                      <PageLink to={to}>{t(word)}</PageLink>
                    </span>
                  ))}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      </Section>
      {gate.standing ? <StandingReview standing={gate.standing} /> : null}
      <Leaves gate={gate} />
      <MaskedPreview id={revision.id} />
      <History gate={gate} />
    </Page>
  );
}

/** What would leave: its columns, and what was found in which. */
function Leaves({ gate }: { gate: GateOfRevision }) {
  const t = useTexts(gateWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <Section
      title={t('leaves')}
      id="leaves"
      note={t('leavesNote', { rows: formatNumber(gate.revision.rows, language) })}
    >
      <Loaded query={useRevision(gate.revision.id)} rows={6}>
        {({ findings }) => (
          <DataTable
            title={t('leaves')}
            name="leaves"
            rows={gate.revision.columns.map((name) => ({ name }))}
            rowKey={({ name }) => name}
            columns={[
              { key: 'column', title: t('column'), value: ({ name }) => name },
              {
                key: 'found',
                title: t('found'),
                value: ({ name }) => foundIn(findings, name).map(say).join('；'),
                render: ({ name }) =>
                  foundIn(findings, name).map((message) => (
                    <State key={message.zh} tone="warning">
                      {say(message)}
                    </State>
                  )),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

interface Found {
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly at?: readonly { readonly column?: string }[];
}
const foundIn = (findings: readonly Found[], column: string) =>
  findings
    .filter(
      ({ code, at }) => code.startsWith('personal-data/') && at?.some((place) => place.column === column),
    )
    .map(({ message }) => message);

function History({ gate }: { gate: GateOfRevision }) {
  const t = useTexts(gateWords);
  const say = useSay();
  return (
    <Section title={t('history')} id="history">
      {gate.history.length === 0 ? (
        <Nothing>{t('noHistory')}</Nothing>
      ) : (
        <DataTable
          title={t('history')}
          name="history"
          rows={gate.history}
          rowKey={(step) => step.id}
          columns={[
            {
              key: 'when',
              title: t('when'),
              value: (step) => step.at,
              render: (step) => <When at={step.at} time />,
            },
            { key: 'what', title: t('what'), value: (step) => say(step.title) },
            { key: 'state', title: t('state'), value: (step) => (step.state ? say(step.state) : '') },
            { key: 'said', title: t('said'), value: (step) => step.said },
            { key: 'by', title: t('by'), value: (step) => step.by },
            { key: 'second', title: t('second'), value: (step) => step.second },
          ]}
        />
      )}
    </Section>
  );
}
