import type { Text } from '../language/text.ts';
import { useSay } from '../language/use-language.ts';
import { State } from './State.tsx';
import { useStateWord } from './state-words.ts';

/** `<StateOf state="suspended" />`: a bare state name in the reader's words, or in the words its lifecycle gives (`title`). */
export function StateOf({ state, title, reason }: { state: string; title?: Text; reason?: string }) {
  const { word, tone } = useStateWord()(state);
  const say = useSay();
  return (
    <State tone={tone} reason={reason}>
      {title ? say(title) : word}
    </State>
  );
}
