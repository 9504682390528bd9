import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layersOf } from './layers.ts';
import { breakLabel, widthOf } from './shorten.ts';

const edge = (from: string, to: string) => ({ from, to });

describe('layers', () => {
  it('puts each node under its furthest predecessor', () => {
    const { nodes, depth } = layersOf(
      ['a', 'b', 'c', 'd'],
      [edge('a', 'b'), edge('b', 'c'), edge('a', 'c'), edge('c', 'd')],
    );
    expect(['a', 'b', 'c', 'd'].map((id) => nodes.get(id)!.layer)).toEqual([0, 1, 2, 3]);
    expect(depth).toBe(4);
  });

  it('keeps a circle from growing without end and names its closing edge', () => {
    const { nodes, isBack } = layersOf(['draft', 'sent'], [edge('draft', 'sent'), edge('sent', 'draft')]);
    expect(nodes.get('sent')!.layer).toBe(1);
    expect(isBack(edge('sent', 'draft'))).toBe(true);
    expect(isBack(edge('draft', 'sent'))).toBe(false);
  });

  it('gives every node of any graph a place of its own, and lets edges point down unless they close a circle', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const graphs = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 14 });
    fc.assert(
      fc.property(graphs, (pairs) => {
        const { nodes, depth, breadth } = layersOf(
          ids,
          pairs.map(([from, to]) => edge(from, to)),
        );
        const places = new Set([...nodes.values()].map(({ layer, place }) => `${layer} ${place}`));
        expect(places.size).toBe(ids.length);
        for (const { layer, place } of nodes.values()) {
          expect(layer).toBeLessThan(depth);
          expect(place).toBeLessThan(breadth);
        }
      }),
    );
  });

  it('points every edge of a graph without circles down', () => {
    const pairs = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 14 });
    fc.assert(
      fc.property(pairs, (drawn) => {
        const edges = drawn
          .filter(([one, other]) => one !== other)
          .map(([one, other]) => edge(`n${Math.min(one, other)}`, `n${Math.max(one, other)}`));
        const { isBack } = layersOf(['n0', 'n1', 'n2', 'n3', 'n4', 'n5'], edges);
        expect(edges.filter(isBack)).toEqual([]);
      }),
    );
  });
});

describe('labels', () => {
  it('breaks by width, at a blank where there is one, and ends in an ellipsis', () => {
    expect(breakLabel('形式审核通过', 14, 2)).toEqual(['形式审核通过']);
    expect(breakLabel('Formal review passed', 14, 2)).toEqual(['Formal review', 'passed']);
    expect(breakLabel('一二三四五六七八九十一二三四五六七', 14, 2)).toEqual([
      '一二三四五六七',
      '八九十一二三…',
    ]);
  });
  it('never exceeds the width or the lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '审', '核') }), (label) => {
        const lines = breakLabel(label, 12, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(12);
      }),
    );
  });
});
