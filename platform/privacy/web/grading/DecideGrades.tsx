import { Button, Input } from 'antd';
import { useState } from 'react';
import { type GradingOfResource, newIdempotencyKey, usePerform } from '#api-client';
import { DataTable, ProblemNotice, problemOf, useTexts } from '#ui-kit';
import { type Changes, decisionOf, lowered, tableKey } from './decision.ts';
import { Reasons } from './Reasons.tsx';
import { gradingWords, levels, useLevelWord } from './words.ts';

type Grading = NonNullable<GradingOfResource['open']>;

/** The whole table in one go: what is not changed is confirmed as proposed. */
export function DecideGrades({ grading, before }: { grading: Grading; before: Grading | null }) {
  const t = useTexts(gradingWords);
  const level = useLevelWord();
  const [changes, setChanges] = useState<Changes>(new Map());
  const [evidence, setEvidence] = useState({ kind: '', id: '' });
  const [key, setKey] = useState(newIdempotencyKey);
  const perform = usePerform({ path: '/api/v1/actions/privacy.confirm-grades' }, () => {});
  const change = (of: string, part: { level?: string; reason?: string }) => {
    setKey(newIdempotencyKey());
    setChanges((known) => {
      const next = new Map(known);
      const now = { level: '', reason: '', ...known.get(of), ...part };
      if (now.level === '') next.delete(of);
      else next.set(of, now);
      return next;
    });
  };
  const lower = lowered(grading, before?.level ?? null, changes);
  const choose = (of: string, name: string, proposed: string) => (
    <>
      <select
        aria-label={t('changeOf', { name })}
        value={changes.get(of)?.level ?? ''}
        onChange={({ target }) => change(of, { level: target.value })}
      >
        <option value="">
          {t('asProposed')} ({level(proposed)})
        </option>
        {levels.map((one) => (
          <option key={one} value={one}>
            {level(one)}
          </option>
        ))}
      </select>
      {changes.has(of) ? (
        <Input
          required
          minLength={4}
          maxLength={1000}
          aria-label={t('whyOf', { name })}
          placeholder={t('why')}
          value={changes.get(of)?.reason}
          onChange={({ target }) => change(of, { reason: target.value })}
        />
      ) : null}
    </>
  );
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (!perform.isPending)
          perform.mutate(
            { input: decisionOf(grading, changes, evidence), key },
            { onError: () => setKey(newIdempotencyKey()) },
          );
      }}
    >
      <p>
        <strong>{t('table')}</strong> {choose(tableKey, t('table'), grading.proposed)}
      </p>
      <DataTable
        title={t('open')}
        name="open"
        rows={grading.items}
        rowKey={(line) => line.itemId}
        columns={[
          { key: 'item', title: t('item'), value: (line) => line.name },
          { key: 'column', title: t('column'), value: (line) => line.columnName, hidden: true },
          { key: 'proposed', title: t('proposed'), value: (line) => level(line.proposed), filter: true },
          {
            key: 'in-force',
            title: t('inForce'),
            value: (line) => (line.inForce ? level(line.inForce) : '—'),
          },
          {
            key: 'reasons',
            title: t('reasons'),
            value: (line) => line.reasons.map(({ text: said }) => said.zh).join('；'),
            render: (line) => <Reasons reasons={line.reasons} />,
          },
          {
            key: 'change',
            title: t('change'),
            sortable: false,
            value: (line) => changes.get(line.itemId)?.level ?? '',
            render: (line) => choose(line.itemId, line.name, line.proposed),
          },
        ]}
      />
      <fieldset>
        <legend>{t('evidence')}</legend>
        <p className="gs-note">{t('evidenceNote')}</p>
        <select
          aria-label={t('evidence')}
          value={evidence.kind}
          onChange={({ target }) => setEvidence({ kind: target.value, id: '' })}
        >
          <option value="">{t('noEvidence')}</option>
          <option value="risk-report">{t('report')}</option>
          <option value="repair" disabled={grading.revision === null}>
            {t('repair')}
          </option>
        </select>
        {evidence.kind === 'risk-report' ? (
          <Input
            required
            maxLength={60}
            aria-label={t('reportId')}
            placeholder={t('reportId')}
            value={evidence.id}
            onChange={({ target }) => setEvidence({ kind: evidence.kind, id: target.value })}
          />
        ) : null}
      </fieldset>
      <p role="status">
        {lower > 0 ? <span className="gs-warn">▲ {t('lowerNote', { count: String(lower) })}</span> : null}
      </p>
      <Button type="primary" htmlType="submit" loading={perform.isPending}>
        {t('confirm')}
      </Button>
      {perform.error ? <ProblemNotice problem={problemOf(perform.error)} /> : null}
    </form>
  );
}
