import { defineTexts } from '../language/define-texts.ts';
import { usePunctuation } from '../language/punctuation.ts';
import { type Text, text } from '../language/text.ts';
import { useSay } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import { StateOf } from '../page/StateOf.tsx';
import { useStateWord } from '../page/state-words.ts';
import { useKindWord } from './kind-words.ts';
import { layersOf } from './layers.ts';
import { breakLabel } from './shorten.ts';

const words = defineTexts('lineage', {
  picture: text(
    '去向图：{{nodes}} 个节点，{{edges}} 条关系；下面有同样内容的文字',
    'Lineage: {{nodes}} nodes, {{edges}} links; the same in words below',
  ),
  words: text('用文字看', 'In words'),
  from: text('来自', 'from'),
  untitled: text('名称不公开', 'Name not public'),
});

export interface LineageNode {
  readonly id: string;
  readonly kind: string;
  /** `null` when the reader may know that it is there, but not what it is called. */
  readonly title: Text | string | null;
  /** May it be used right now: `clear`, `marked`, `frozen`, `ended`. */
  readonly standing: string;
}
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
}

const box = { width: 172, height: 58, gapX: 56, gapY: 18 };

/** Source → resource → agreement → product → buyer category, left to right; whatever may not be used now is marked in shape and words. */
export function LineageGraph({
  nodes,
  edges,
}: {
  nodes: readonly LineageNode[];
  edges: readonly LineageEdge[];
}) {
  const t = useTexts(words);
  const { comma } = usePunctuation();
  const say = useSay();
  const stateWord = useStateWord();
  const kindOf = useKindWord();
  const called = (node: LineageNode) => (node.title === null ? t('untitled') : say(node.title));
  const layers = layersOf(
    nodes.map(({ id }) => id),
    edges,
  );
  const rows = new Map<number, number>();
  for (const { layer } of layers.nodes.values()) rows.set(layer, (rows.get(layer) ?? 0) + 1);
  const height = layers.breadth * (box.height + box.gapY);
  const width = layers.depth * (box.width + box.gapX) - box.gapX;
  const at = (id: string) => {
    const { layer, place } = layers.nodes.get(id)!;
    const column = rows.get(layer)! * (box.height + box.gapY) - box.gapY;
    return { x: layer * (box.width + box.gapX), y: (height - column) / 2 + place * (box.height + box.gapY) };
  };
  const titleOf = new Map(nodes.map((node) => [node.id, called(node)]));
  return (
    <figure className="gs-lineage">
      <section
        className="gs-scroll-x"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        tabIndex={0}
        aria-label={t('picture', { nodes: nodes.length, edges: edges.length })}
      >
        <svg
          viewBox={`-2 -2 ${width + 4} ${height + 4}`}
          style={{ width: width + 4, height: height + 4 }}
          aria-hidden="true"
        >
          {edges
            .filter(({ from, to }) => layers.nodes.has(from) && layers.nodes.has(to))
            .map((edge) => {
              const from = at(edge.from);
              const to = at(edge.to);
              const x1 = from.x + box.width;
              const y1 = from.y + box.height / 2;
              const y2 = to.y + box.height / 2;
              return (
                <path
                  key={`${edge.from} ${edge.to} ${edge.relation}`}
                  className="gs-edge"
                  d={`M${x1} ${y1} C${x1 + box.gapX / 2} ${y1} ${to.x - box.gapX / 2} ${y2} ${to.x} ${y2}`}
                />
              );
            })}
          {nodes.map((node) => {
            const { x, y } = at(node.id);
            const { word, tone } = stateWord(node.standing);
            const lines = breakLabel(called(node), 22, 2);
            const stopped = tone === 'bad' || tone === 'warning';
            return (
              <g key={node.id} className={`gs-lineage-node gs-lineage-${tone}`}>
                <rect
                  x={x}
                  y={y}
                  width={box.width}
                  height={box.height}
                  rx={4}
                  strokeDasharray={stopped ? '5 3' : undefined}
                />
                <text x={x + 10} y={y + 14} className="gs-lineage-kind">
                  {kindOf(node.kind)}
                  {stopped ? ` · ${word}` : ''}
                </text>
                {lines.map((line, index) => (
                  <text key={line} x={x + 10} y={y + (lines.length === 1 ? 38 : 31) + index * 16}>
                    {line}
                  </text>
                ))}
              </g>
            );
          })}
        </svg>
      </section>
      <details>
        <summary>{t('words')}</summary>
        <ul>
          {nodes.map((node) => (
            <li key={node.id}>
              {kindOf(node.kind)}「{called(node)}」 <StateOf state={node.standing} />
              {edges
                .filter(({ to }) => to === node.id)
                .map(({ from }) => `${comma}${t('from')} ${titleOf.get(from) ?? from}`)
                .join('')}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
}
