import { Button, Input } from 'antd';
import { useState } from 'react';
import { type Assessment, newIdempotencyKey, usePerform } from '#api-client';
import { ProblemNotice, problemOf, useSay, useTexts } from '#ui-kit';
import { assessmentWords, forms, judgements } from './words.ts';

interface Written {
  readonly judgement: string;
  readonly finding: string;
}

/** Point by point in the words of the law; saved as often as one likes, submitted once it is whole. */
export function WriteAssessment({ one }: { one: Assessment }) {
  const t = useTexts(assessmentWords);
  const say = useSay();
  const [answers, setAnswers] = useState<{ readonly [point: string]: Written }>(() =>
    Object.fromEntries(
      one.points.map(({ code, judgement, finding }) => [code, { judgement: judgement ?? 'sound', finding }]),
    ),
  );
  const [covered, setCovered] = useState<readonly string[]>(one.forms);
  const [receiver, setReceiver] = useState(one.receiver ?? '');
  const [basis, setBasis] = useState(one.statutoryBasis ?? '');
  const save = usePerform({ path: '/api/v1/actions/privacy.save-assessment' }, () => {});
  const submit = usePerform({ path: '/api/v1/actions/privacy.submit-assessment' }, () => {});
  const input = () => ({
    assessmentId: one.id,
    answers: Object.entries(answers)
      .filter(([, { finding }]) => finding.trim() !== '')
      .map(([point, said]) => ({ point, ...said })),
    ...(one.kind === 'yearly' ? {} : { forms: covered, receiver }),
    ...(one.kind === 'pre-provision' && basis.trim() !== '' ? { statutoryBasis: basis } : {}),
  });
  const change = (point: string, part: Partial<Written>) =>
    setAnswers((known) => ({ ...known, [point]: { ...known[point]!, ...part } }));
  const problem = submit.error ?? save.error;
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (!submit.isPending) submit.mutate({ input: input(), key: newIdempotencyKey() });
      }}
    >
      {one.kind === 'yearly' ? null : (
        <fieldset>
          <legend>{t('forms')}</legend>
          {forms.map((form) => (
            <label key={form}>
              <input
                type="checkbox"
                checked={covered.includes(form)}
                onChange={({ target }) =>
                  setCovered((known) =>
                    target.checked ? [...known, form] : known.filter((other) => other !== form),
                  )
                }
              />{' '}
              {t(form)}{' '}
            </label>
          ))}
          <p>
            <label htmlFor="assessment-receiver">{t('receiver')}</label>
            <Input
              id="assessment-receiver"
              maxLength={400}
              value={receiver}
              onChange={({ target }) => setReceiver(target.value)}
            />
          </p>
        </fieldset>
      )}
      {one.kind === 'pre-provision' ? (
        <p>
          <label htmlFor="assessment-basis">{t('basis')}</label>
          <Input.TextArea
            id="assessment-basis"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={1000}
            value={basis}
            onChange={({ target }) => setBasis(target.value)}
          />
        </p>
      ) : null}
      <ol className="gs-lines">
        {one.points.map(({ code, title }) => (
          <li key={code}>
            <h3 id={`point-${code}`}>{say(title)}</h3>
            <label>
              {t('judgement')}{' '}
              <select
                aria-describedby={`point-${code}`}
                value={answers[code]!.judgement}
                onChange={({ target }) => change(code, { judgement: target.value })}
              >
                {judgements.map((judgement) => (
                  <option key={judgement} value={judgement}>
                    {t(judgement)}
                  </option>
                ))}
              </select>
            </label>
            <Input.TextArea
              aria-label={t('finding')}
              aria-describedby={`point-${code}`}
              autoSize={{ minRows: 3, maxRows: 16 }}
              maxLength={8000}
              value={answers[code]!.finding}
              onChange={({ target }) => change(code, { finding: target.value })}
            />
          </li>
        ))}
      </ol>
      <p className="gs-noprint">
        <Button type="primary" htmlType="submit" loading={submit.isPending}>
          {t('submit')}
        </Button>{' '}
        <Button
          loading={save.isPending}
          onClick={() => save.mutate({ input: input(), key: newIdempotencyKey() })}
        >
          {t('save')}
        </Button>{' '}
        <span role="status">{save.isSuccess ? t('saved') : ''}</span>
      </p>
      {problem ? <ProblemNotice problem={problemOf(problem)} /> : null}
    </form>
  );
}
