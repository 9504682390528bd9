import { defineTexts } from '../language/define-texts.ts';
import { type Text, text } from '../language/text.ts';
import { useSay } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import { State } from '../page/State.tsx';
import { Cite } from './Cite.tsx';
import { ClockFace, type ClockShape } from './ClockFace.tsx';
import type { ClauseShape } from './citation.ts';
import { type DiagramShape, LifecycleDiagram } from './LifecycleDiagram.tsx';

const words = defineTexts('rail', {
  rail: text('规则与时限', 'Rules and clocks'),
  clocks: text('法定时限', 'Statutory clocks'),
  noClock: text('本步骤没有法定时限。', 'No statutory clock runs for this step.'),
  next: text('下一步由谁办', 'Who acts next'),
  rules: text('依据的规则', 'Rules that govern this step'),
  unverified: text('参数待核', 'Number not verified'),
  unverifiedWhy: text(
    '这条规则里的数字还没有对照有效文本核实，由主管部门确认后生效',
    'A number in this rule has not been checked against the text in force; the bureau must confirm it',
  ),
  where: text('流程位置', 'Where it stands'),
});

export interface RailRule {
  readonly id: string;
  readonly title: Text;
  readonly clause: ClauseShape;
  readonly verified: boolean;
}

/** The right rail of every step: its clocks, who is next, the rules with their clauses, and the lifecycle with the present state lit. */
export function ClauseRail({
  rules,
  clocks,
  nextActor,
  lifecycle,
  state,
}: {
  rules: readonly RailRule[];
  clocks: readonly ClockShape[];
  /** Whose turn it is and for what. */
  nextActor?: { readonly name: Text; readonly title: Text } | null;
  lifecycle?: DiagramShape | null;
  state?: string;
}) {
  const t = useTexts(words);
  const say = useSay();
  return (
    <aside className="gs-rail" aria-label={t('rail')}>
      <section>
        <h2>{t('clocks')}</h2>
        {clocks.length === 0 ? (
          <p className="gs-soft">{t('noClock')}</p>
        ) : (
          clocks.map((clock) => <ClockFace key={`${clock.kind} ${clock.startedAt}`} clock={clock} />)
        )}
      </section>
      {nextActor ? (
        <section>
          <h2>{t('next')}</h2>
          <p>
            {say(nextActor.name)}
            <br />
            <span className="gs-soft">{say(nextActor.title)}</span>
          </p>
        </section>
      ) : null}
      {rules.length > 0 ? (
        <section>
          <h2>{t('rules')}</h2>
          <ul className="gs-plain">
            {rules.map((rule) => (
              <li key={rule.id}>
                {say(rule.title)}
                {rule.verified ? null : (
                  <>
                    {' '}
                    <State tone="warning" reason={t('unverifiedWhy')}>
                      {t('unverified')}
                    </State>
                  </>
                )}
                <br />
                <span className="gs-small">
                  <Cite rule={rule.id} clause={rule.clause} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {lifecycle && state !== undefined ? (
        <section>
          <h2>{t('where')}</h2>
          <LifecycleDiagram diagram={lifecycle} present={state} />
        </section>
      ) : null}
    </aside>
  );
}
