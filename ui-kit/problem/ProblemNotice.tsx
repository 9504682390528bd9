import { Button } from 'antd';
import { defineTexts } from '../language/define-texts.ts';
import { usePunctuation } from '../language/punctuation.ts';
import { type Text, text } from '../language/text.ts';
import { useSay } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import { Cite } from '../rail/Cite.tsx';
import type { ClauseShape } from '../rail/citation.ts';

const words = defineTexts('problem', {
  what: text('可以怎么办', 'What you can do'),
  defects: text('需要补正的地方（一次性告知）', 'What must be put right (all of it at once)'),
  rule: text('依据', 'Rule'),
  nearest: text('最接近的允许做法', 'The nearest thing that is allowed'),
  again: text('重试', 'Try again'),
  code: text('代码', 'Code'),
  request: text('请求编号', 'Request'),
});

/** A refusal as the page needs it; the shape of the client's `ApiProblem`. */
export interface ProblemShape {
  readonly code: string;
  readonly title: Text;
  readonly detail?: Text;
  readonly advice?: Text;
  readonly rule?: string;
  readonly clause?: ClauseShape;
  readonly defects?: readonly { readonly at: string; readonly message: Text }[];
  readonly data?: { readonly [name: string]: unknown };
  readonly instance?: string;
}

/** A refusal told properly: what happened, why (clause), each defect, what is possible now, and the code for whoever is asked for help. */
export function ProblemNotice({
  problem,
  onRetry,
  labelOf,
}: {
  problem: ProblemShape;
  onRetry?: () => void;
  /** Calls the part that a defect points to by the name on the form. */
  labelOf?: (at: string) => string | undefined;
}) {
  const t = useTexts(words);
  const { colon } = usePunctuation();
  const say = useSay();
  const nearest = problem.data?.nearest;
  return (
    <section className="gs-problem" role="alert">
      <h2 className="gs-problem-title">
        <span aria-hidden="true">✕ </span>
        {say(problem.title)}
      </h2>
      {problem.detail ? <p>{say(problem.detail)}</p> : null}
      {problem.clause || problem.rule ? (
        <p>
          <strong>
            {t('rule')}
            {colon}
          </strong>
          <Cite rule={problem.rule} clause={problem.clause} />
        </p>
      ) : null}
      {problem.defects && problem.defects.length > 0 ? (
        <>
          <h3>{t('defects')}</h3>
          <ol>
            {problem.defects.map((defect) => (
              <li key={`${defect.at} ${defect.message.zh}`}>
                {defect.at ? (
                  <strong>
                    {labelOf?.(defect.at) ?? defect.at}
                    {colon}
                  </strong>
                ) : null}
                {say(defect.message)}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {typeof nearest === 'string' ? (
        <>
          <h3>{t('nearest')}</h3>
          <pre className="gs-code">{nearest}</pre>
        </>
      ) : null}
      {problem.advice ? (
        <p>
          <strong>
            {t('what')}
            {colon}
          </strong>
          {say(problem.advice)}
        </p>
      ) : null}
      {onRetry ? <Button onClick={onRetry}>{t('again')}</Button> : null}
      <p className="gs-small">
        {t('code')} <code>{problem.code}</code>
        {problem.instance ? (
          <>
            {' · '}
            {t('request')} <code>{problem.instance}</code>
          </>
        ) : null}
      </p>
    </section>
  );
}
