import { text } from '../language/text.ts';
import { useSay } from '../language/use-language.ts';

const word = text('演示', 'DEMO');

/** Over every page of a demo home, so that no picture of it can be taken for the real thing. */
export function Watermark() {
  const say = useSay();
  return (
    <svg className="gs-watermark" aria-hidden="true">
      <defs>
        <pattern
          id="gs-demo"
          width="320"
          height="220"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-24)"
        >
          <text x="30" y="120">
            {say(word)}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#gs-demo)" />
    </svg>
  );
}
