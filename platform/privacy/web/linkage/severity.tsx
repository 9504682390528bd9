import { State, type Text, type Tone, useSay } from '#ui-kit';

const tones: { readonly [code: string]: Tone } = {
  high: 'bad',
  medium: 'warning',
  low: 'neutral',
  none: 'good',
};

/** A severity in words, shape and colour. */
export function Severity({ code, title }: { code: string; title: Text }) {
  const say = useSay();
  return <State tone={tones[code] ?? 'neutral'}>{say(title)}</State>;
}
