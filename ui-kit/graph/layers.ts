/** A directed graph to be drawn in layers. Ids are unique; edges to unknown nodes are left out. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}
export interface Placed {
  readonly id: string;
  readonly layer: number;
  /** Position within the layer, from 0. */
  readonly place: number;
}
export interface Layers {
  readonly nodes: ReadonlyMap<string, Placed>;
  readonly depth: number;
  /** Nodes in the fullest layer. */
  readonly breadth: number;
  /** Edges that point back to an earlier layer, or to their own node: drawn around, not through. */
  readonly isBack: (edge: Edge) => boolean;
}

/**
 * Places nodes in layers: each node one layer below its furthest predecessor, edges that close a circle not counted; then orders
 * every layer by the middle of its neighbours so that few lines cross. The order of `ids` decides what is ambiguous.
 */
export function layersOf(ids: readonly string[], edges: readonly Edge[]): Layers {
  const known = new Set(ids);
  const drawn = edges.filter((edge) => known.has(edge.from) && known.has(edge.to));
  const back = closingEdges(ids, drawn);
  const forward = drawn.filter((edge) => !back.has(edge));

  const layer = new Map(ids.map((id) => [id, 0]));
  // Longest path: as many rounds as there are nodes always suffice, since the forward edges have no circle.
  for (let round = 0, changed = true; changed && round < ids.length; round++) {
    changed = false;
    for (const { from, to } of forward)
      if (layer.get(to)! <= layer.get(from)!) {
        layer.set(to, layer.get(from)! + 1);
        changed = true;
      }
  }

  const rows = Array.from({ length: Math.max(0, ...layer.values()) + 1 }, (_, depth) =>
    ids.filter((id) => layer.get(id) === depth),
  );
  const place = new Map<string, number>();
  const settle = (row: string[]) => {
    row.forEach((id, index) => {
      place.set(id, index - (row.length - 1) / 2);
    });
  };
  rows.forEach(settle);
  for (let sweep = 0; sweep < 4; sweep++) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : [...rows].reverse()) {
      const middle = new Map(
        row.map((id) => {
          const around = forward.filter((edge) => (down ? edge.to : edge.from) === id);
          const sum = around.reduce((total, edge) => total + place.get(down ? edge.from : edge.to)!, 0);
          return [id, around.length === 0 ? place.get(id)! : sum / around.length];
        }),
      );
      row.sort((a, b) => middle.get(a)! - middle.get(b)!);
      settle(row);
    }
  }

  const nodes = new Map(
    rows.flatMap((row, depth) => row.map((id, index) => [id, { id, layer: depth, place: index }])),
  );
  return {
    nodes,
    depth: rows.length,
    breadth: Math.max(0, ...rows.map((row) => row.length)),
    isBack: (edge) => (layer.get(edge.to) ?? 0) <= (layer.get(edge.from) ?? 0),
  };
}

/** Edges that a walk from the first nodes on meets while their target is still being walked from. */
function closingEdges(ids: readonly string[], edges: readonly Edge[]): Set<Edge> {
  const out = new Map<string, Edge[]>(ids.map((id) => [id, []]));
  for (const edge of edges) out.get(edge.from)!.push(edge);
  const closing = new Set<Edge>();
  const open = new Set<string>();
  const done = new Set<string>();
  const walk = (id: string) => {
    open.add(id);
    for (const edge of out.get(id)!) {
      if (open.has(edge.to)) closing.add(edge);
      else if (!done.has(edge.to)) walk(edge.to);
    }
    open.delete(id);
    done.add(id);
  };
  for (const id of ids) if (!done.has(id)) walk(id);
  return closing;
}
