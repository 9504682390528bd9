import type { GradingOfResource } from '#api-client';
import { useSay } from '#ui-kit';
import { useLevelWord } from './words.ts';

type Grading = NonNullable<GradingOfResource['open']>;

/** Every reason with the level it gives; the highest is what counts. */
export function Reasons({ reasons }: { reasons: Grading['reasons'] }) {
  const say = useSay();
  const level = useLevelWord();
  return (
    <ul>
      {reasons.map((reason, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reasons are never reordered.
        <li key={place}>
          {level(reason.level)} · {say(reason.text)}
        </li>
      ))}
    </ul>
  );
}
