import { layersOf } from '../graph/layers.ts';
import { breakLabel } from '../graph/shorten.ts';
import { defineTexts } from '../language/define-texts.ts';
import { usePunctuation } from '../language/punctuation.ts';
import { type Text, text } from '../language/text.ts';
import { useSay } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';

const words = defineTexts('lifecycle', {
  picture: text(
    '{{title}}的流程图，现在处于“{{state}}”',
    'Diagram of {{title}}; the present state is “{{state}}”',
  ),
  now: text('现在', 'Now'),
  possible: text('从这里可以', 'From here'),
  over: text('流程到此结束', 'This is the end of the procedure'),
});

export interface DiagramShape {
  readonly id: string;
  readonly title: Text;
  readonly initial: string;
  readonly states: readonly { readonly id: string; readonly title: Text; readonly final: boolean }[];
  readonly transitions: readonly {
    readonly from: string;
    readonly event: string;
    readonly title: Text;
    readonly to: string;
  }[];
}

const box = { width: 96, height: 38, gapX: 12, gapY: 28, margin: 24 };

/** The lifecycle with the present state lit, drawn top to bottom; the same in words under it. */
export function LifecycleDiagram({ diagram, present }: { diagram: DiagramShape; present: string }) {
  const t = useTexts(words);
  const { colon } = usePunctuation();
  const say = useSay();
  const layers = layersOf(
    [diagram.initial, ...diagram.states.map(({ id }) => id).filter((id) => id !== diagram.initial)],
    diagram.transitions,
  );
  const width = layers.breadth * box.width + (layers.breadth - 1) * box.gapX + 2 * box.margin;
  const height = layers.depth * box.height + (layers.depth - 1) * box.gapY + 8;
  const perLayer = new Map<number, number>();
  for (const node of layers.nodes.values()) perLayer.set(node.layer, (perLayer.get(node.layer) ?? 0) + 1);
  const at = (id: string) => {
    const node = layers.nodes.get(id)!;
    const row = perLayer.get(node.layer)!;
    const rowWidth = row * box.width + (row - 1) * box.gapX;
    return {
      x: (width - rowWidth) / 2 + node.place * (box.width + box.gapX),
      y: 4 + node.layer * (box.height + box.gapY),
    };
  };
  const route = (edge: DiagramShape['transitions'][number]) => {
    const from = at(edge.from);
    const to = at(edge.to);
    // Back by the left, past other states by the right, to the next layer straight.
    if (layers.isBack(edge)) return around(from, to, 'left');
    return to.y - from.y > box.height + box.gapY ? around(from, to, 'right') : through(from, to);
  };
  const state = diagram.states.find(({ id }) => id === present);
  const onward = diagram.transitions.filter(({ from }) => from === present);
  const edges = [...new Map(diagram.transitions.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
  return (
    <figure className="gs-lifecycle">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: width }}
        role="img"
        aria-label={t('picture', { title: say(diagram.title), state: state ? say(state.title) : present })}
      >
        <defs>
          <marker
            id="gs-tip"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" fill="currentColor" />
          </marker>
        </defs>
        {edges.map((edge) => (
          <path
            key={`${edge.from} ${edge.to}`}
            d={route(edge)}
            className={edge.from === present ? 'gs-edge gs-edge-lit' : 'gs-edge'}
            markerEnd="url(#gs-tip)"
          />
        ))}
        {diagram.states.map(({ id, title, final }) => {
          const { x, y } = at(id);
          const lines = breakLabel(say(title), 14, 2);
          return (
            <g key={id} className={id === present ? 'gs-node gs-node-lit' : 'gs-node'}>
              <rect x={x} y={y} width={box.width} height={box.height} rx={4} strokeWidth={final ? 2.5 : 1} />
              {lines.map((line, index) => (
                <text
                  key={line}
                  x={x + box.width / 2}
                  y={y + box.height / 2 + (index - (lines.length - 1) / 2) * 14}
                  textAnchor="middle"
                  dominantBaseline="central"
                >
                  {line}
                </text>
              ))}
            </g>
          );
        })}
      </svg>
      <figcaption>
        <p>
          {t('now')}
          {colon}
          <strong>{state ? say(state.title) : present}</strong>
        </p>
        {onward.length > 0 ? (
          <>
            {t('possible')}
            {colon}
            <ul>
              {onward.map((edge) => (
                <li key={`${edge.event} ${edge.to}`}>
                  {say(edge.title)} → {say(diagram.states.find(({ id }) => id === edge.to)?.title ?? edge.to)}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{t('over')}</p>
        )}
      </figcaption>
    </figure>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}
/** From the lower edge of one box to the upper edge of another. */
function through(from: Point, to: Point): string {
  const x1 = from.x + box.width / 2;
  const y1 = from.y + box.height;
  const x2 = to.x + box.width / 2;
  const bend = Math.min(28, (to.y - y1) / 2);
  return `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${to.y - bend} ${x2} ${to.y}`;
}
/** Out of one side of a box, along, and into the same side of another. */
function around(from: Point, to: Point, by: 'left' | 'right'): string {
  const out = by === 'right' ? 1 : -1;
  const x1 = from.x + (by === 'right' ? box.width : 0);
  const x2 = to.x + (by === 'right' ? box.width : 0);
  const side = (by === 'right' ? Math.max(x1, x2) : Math.min(x1, x2)) + out * (box.margin - 4);
  const y1 = from.y + box.height / 2;
  const y2 = to.y + box.height / 2 + (from.y === to.y ? 8 : 0);
  return `M${x1} ${y1} C${side} ${y1} ${side} ${y2} ${x2} ${y2}`;
}
