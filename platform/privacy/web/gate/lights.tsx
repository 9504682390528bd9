import type { GateOfRevision } from '#api-client';
import { State, type Tone, useTexts, When } from '#ui-kit';
import { gateWords } from './words.ts';

type Condition = GateOfRevision['conditions'][number];

const tones: { readonly [light: string]: Tone } = { green: 'good', yellow: 'warning', red: 'bad' };

/** The light of a condition, in words: met, released, told, or what may be done about it. */
export function Light({ condition }: { condition: Condition }) {
  const t = useTexts(gateWords);
  const word =
    condition.light === 'green'
      ? t('met')
      : condition.released
        ? t('released')
        : condition.light === 'yellow'
          ? t('told')
          : condition.severity === 'never'
            ? t('never')
            : t('releasable');
  return <State tone={tones[condition.light] ?? 'neutral'}>{word}</State>;
}

/** The verdict in one word. */
export function VerdictState({
  gate,
}: {
  gate: Pick<GateOfRevision, 'passes' | 'frozen' | 'unjudgedUntil'>;
}) {
  const t = useTexts(gateWords);
  return (
    <>
      <State tone={gate.passes ? 'good' : 'bad'}>{gate.passes ? t('passes') : t('stopped')}</State>
      {gate.unjudgedUntil ? (
        <State tone="warning">
          {t('unjudged')} <When at={gate.unjudgedUntil} />
        </State>
      ) : null}
      {gate.frozen ? <State tone="bad">{t('frozen')}</State> : null}
    </>
  );
}
