import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useTexts } from '../language/use-texts.ts';
import { stepsOf } from './path.ts';

const words = defineTexts('proof', {
  picture: text(
    '存证路径：第 {{index}} 条记录经 {{steps}} 步算到共 {{size}} 条的日志根',
    'Proof path: entry {{index}} leads in {{steps}} steps to the root of a log of {{size}} entries',
  ),
  leaf: text('第 {{index}} 条', 'Entry {{index}}'),
  root: text('日志根', 'Log root'),
  given: text('凭证给出的兄弟节点', 'Neighbours given by the receipt'),
  computed: text('本浏览器算出的节点', 'Computed in this browser'),
});

const row = 44;
const width = 320;
const middle = width / 2;

/** The path from a leaf to the root of the log. Lit green only when `verified` is true, which only the verifier may say. */
export function ProofTree({
  index,
  size,
  leaf,
  hashes,
  root,
  verified,
}: {
  index: number;
  size: number;
  leaf?: string;
  /** Sibling hashes from the leaf up, hex or base64. */
  hashes: readonly string[];
  root?: string;
  /** `undefined` while the check runs. */
  verified: boolean | undefined;
}) {
  const t = useTexts(words);
  const steps = stepsOf(index, size, hashes);
  const height = (steps.length + 1) * row + 24;
  const y = (level: number) => height - 16 - level * row;
  const tone = verified === undefined ? 'waiting' : verified ? 'good' : 'bad';
  return (
    <figure className={`gs-proof gs-proof-${tone}`}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('picture', { index, size, steps: steps.length })}
      >
        {steps.map((step, level) => {
          const x = middle + (step.side === 'left' ? -110 : 110);
          return (
            <g key={step.hash}>
              <path d={`M${middle} ${y(level)} V${y(level + 1)}`} className="gs-proof-path" />
              <path
                d={`M${x} ${y(level)} C${x} ${y(level) - 26} ${middle} ${y(level) - 18} ${middle} ${y(level + 1)}`}
                className="gs-proof-side"
              />
              <rect x={x - 46} y={y(level) - 11} width={92} height={22} rx={4} className="gs-proof-given" />
              <text x={x} y={y(level)} textAnchor="middle" dominantBaseline="central">
                {step.hash.slice(0, 10)}…
              </text>
            </g>
          );
        })}
        {Array.from({ length: steps.length + 1 }, (_, level) => {
          const label = level === 0 ? t('leaf', { index }) : level === steps.length ? t('root') : '';
          return (
            <g key={`node ${level === 0 ? 'leaf' : y(level)}`}>
              {label ? (
                <>
                  <rect
                    x={middle - 46}
                    y={y(level) - 12}
                    width={92}
                    height={24}
                    rx={4}
                    className="gs-proof-own"
                  />
                  <text
                    x={middle}
                    y={y(level)}
                    textAnchor="middle"
                    dominantBaseline="central"
                    className="gs-proof-label"
                  >
                    {label}
                  </text>
                </>
              ) : (
                <circle cx={middle} cy={y(level)} r={6} className="gs-proof-own" />
              )}
            </g>
          );
        })}
      </svg>
      <figcaption className="gs-small">
        <p>
          □ {t('given')}　● {t('computed')}
        </p>
        {leaf ? <code className="gs-digest">{leaf}</code> : null}
        {root ? (
          <>
            {t('root')} <code className="gs-digest">{root}</code>
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}
