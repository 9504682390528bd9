/** Things of the lineage that an act's input can name, by the prefix of their ids. */
const kinds: { readonly [prefix: string]: string } = {
  res: 'resource',
  rev: 'revision',
  agr: 'agreement',
  prd: 'product',
  ord: 'order',
};

/** Whether a form has a picker for a thing of the lineage. */
export const asksForThing = (properties: {
  readonly [name: string]: { readonly format?: unknown };
}): boolean => Object.values(properties).some(({ format }) => Object.values(kinds).includes(String(format)));

/** The first thing of the lineage that an act's input names. */
export function thingIn(input: {
  readonly [field: string]: unknown;
}): { readonly kind: string; readonly id: string } | null {
  for (const value of Object.values(input)) {
    if (typeof value !== 'string') continue;
    const kind = kinds[/^([a-z]{3})_[0-9a-z]{6,}$/.exec(value)?.[1] ?? ''];
    if (kind) return { kind, id: value };
  }
  return null;
}

/** Everything that hangs on a thing: what is reached along the edges, nearest first, without the thing itself. */
export function below<Node extends { readonly id: string }>(
  id: string,
  nodes: readonly Node[],
  edges: readonly { readonly from: string; readonly to: string }[],
): readonly Node[] {
  const reached = new Set([id]);
  // A set grows while it is walked: what is added is visited too.
  for (const from of reached) for (const edge of edges) if (edge.from === from) reached.add(edge.to);
  reached.delete(id);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return [...reached].flatMap((one) => byId.get(one) ?? []);
}
