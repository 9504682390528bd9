import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type DataDomain, useDomains, useExplanation, useRun, useSubmitRun } from '#api-client';
import { Loaded, Nothing, Page, ProblemNotice, problemOf, useTexts, useUrlState, Waiting } from '#ui-kit';
import { useDraft } from './draft.ts';
import { ExplanationPanel } from './ExplanationPanel.tsx';
import { offsetOf } from './place.ts';
import { TablesPanel } from './TablesPanel.tsx';
import { labWords } from './words.ts';

/** The data lab: choose an agreement and a purpose, write SQL with its explanation beside it, run it. */
export function LabPage() {
  const t = useTexts(labWords);
  const [search] = useUrlState();
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Loaded query={useDomains()} rows={10}>
        {({ items }) => {
          if (items.length === 0) return <Nothing>{t('noDomain')}</Nothing>;
          return search['run'] ? (
            <FromRun domains={items} runId={search['run']} />
          ) : (
            <Choose domains={items} />
          );
        }}
      </Loaded>
    </Page>
  );
}

/** Begin with the text of an earlier run. */
function FromRun({ domains, runId }: { domains: readonly DataDomain[]; runId: string }) {
  return (
    <Loaded query={useRun(runId)} rows={10}>
      {(run) => <Choose domains={domains} start={run.sql} />}
    </Loaded>
  );
}

function Choose({ domains, start }: { domains: readonly DataDomain[]; start?: string }) {
  const t = useTexts(labWords);
  const [search, change] = useUrlState();
  const domain = domains.find(({ agreementId }) => agreementId === search['agreement']) ?? domains[0]!;
  const purpose = domain.purposes.find(({ code }) => code === search['purpose']) ?? domain.purposes[0];
  return (
    <>
      <div className="gs-lab-choice">
        <label>
          {t('agreement')}
          <select
            value={domain.agreementId}
            onChange={(event) =>
              change({ agreement: event.target.value, purpose: undefined, run: undefined })
            }
          >
            {domains.map(({ agreementId, number }) => (
              <option key={agreementId} value={agreementId}>
                {number}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('purpose')}
          <select
            value={purpose?.code ?? ''}
            onChange={(event) => change({ agreement: domain.agreementId, purpose: event.target.value })}
          >
            {domain.purposes.map(({ code, title }) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Bench key={domain.agreementId} domain={domain} purpose={purpose?.code ?? ''} start={start} />
    </>
  );
}

const pauseMs = 500;

/** A value once it has stood still for a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function Bench({
  domain,
  purpose,
  start,
}: {
  domain: DataDomain;
  purpose: string;
  start: string | undefined;
}) {
  const t = useTexts(labWords);
  const navigate = useNavigate();
  const { agreementId } = domain;
  const [sql, setSql] = useDraft(agreementId, start);
  const [note, setNote] = useState('');
  const editor = useRef<HTMLTextAreaElement>(null);
  const explanation = useExplanation({ agreementId, purpose, sql: useSettled(sql) });
  const submit = useSubmitRun();
  const ready = domain.mayRun && sql.trim() !== '' && !submit.isPending;
  const run = () => {
    if (!ready) return;
    submit.mutate(
      { agreementId, purpose, sql, note },
      { onSuccess: ({ runId }) => void navigate({ to: `/work/runs/${runId}` as never }) },
    );
  };
  const select = (from: number, until: number) => {
    editor.current?.focus();
    editor.current?.setSelectionRange(from, until);
  };
  const insert = (name: string) => {
    const { selectionStart: from, selectionEnd: until } = editor.current ?? {
      selectionStart: 0,
      selectionEnd: 0,
    };
    setSql(`${sql.slice(0, from)}${name}${sql.slice(until)}`);
    setTimeout(() => select(from + name.length, from + name.length));
  };
  return (
    <div className="gs-lab">
      {explanation.data ? (
        <TablesPanel tables={explanation.data.tables} absent={explanation.data.absent} onName={insert} />
      ) : (
        <Waiting rows={8} />
      )}
      <div>
        <label htmlFor="gs-lab-sql">
          <strong>{t('sql')}</strong>
        </label>
        <textarea
          id="gs-lab-sql"
          ref={editor}
          className="gs-mono gs-lab-sql"
          rows={14}
          spellCheck={false}
          autoCapitalize="off"
          value={sql}
          aria-describedby="gs-lab-hint"
          onChange={(event) => setSql(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              run();
            }
          }}
        />
        <div className="gs-lab-run">
          <label htmlFor="gs-lab-name">
            {t('name')}
            <Input
              id="gs-lab-name"
              value={note}
              maxLength={200}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <Button type="primary" disabled={!ready} loading={submit.isPending} onClick={run}>
            {t('run')}
          </Button>
        </div>
        <p className="gs-small" id="gs-lab-hint">
          {t('runHint')}
        </p>
        {submit.error ? <ProblemNotice problem={problemOf(submit.error)} /> : null}
      </div>
      <section aria-label={t('explanation')}>
        <h2>{t('explanation')}</h2>
        {sql.trim() === '' ? (
          <Nothing>{t('writeFirst')}</Nothing>
        ) : (
          <Loaded query={explanation} rows={8}>
            {(explained) => (
              <ExplanationPanel
                explanation={explained}
                onPlace={(line, column) => {
                  const at = offsetOf(sql, line, column);
                  select(at, Math.min(sql.length, at + 1));
                }}
              />
            )}
          </Loaded>
        )}
      </section>
    </div>
  );
}
