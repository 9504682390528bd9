import type { RunLine } from '#api-client';
import { State, type Tone, useSay } from '#ui-kit';

const tones: { readonly [state: string]: Tone } = {
  queued: 'action',
  running: 'action',
  guarded: 'action',
  'awaiting-review': 'warning',
  cleared: 'good',
  released: 'good',
  returned: 'bad',
  refused: 'bad',
  failed: 'bad',
};

export function RunState({ run }: { run: Pick<RunLine, 'state' | 'stateTitle'> }) {
  const say = useSay();
  return <State tone={tones[run.state] ?? 'neutral'}>{say(run.stateTitle)}</State>;
}
