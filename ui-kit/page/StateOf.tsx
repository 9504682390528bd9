import { State } from './State.tsx';
import { useStateWord } from './state-words.ts';

/** `<StateOf state="suspended" />`: a bare state name in the reader's words. */
export function StateOf({ state, reason }: { state: string; reason?: string }) {
  const { word, tone } = useStateWord()(state);
  return (
    <State tone={tone} reason={reason}>
      {word}
    </State>
  );
}
