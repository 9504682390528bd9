/** A resource in an agreement that is being written, with what decides its rows and columns. */
export interface DraftedResource {
  readonly resourceId: string;
  readonly title: string;
  readonly draft: { readonly items: unknown; readonly otherItems: unknown; readonly rows?: unknown };
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? (value as { readonly [name: string]: unknown })[name]
    : undefined;

/** The resources of the act's input as far as they can be previewed: named, and with an item at least. */
export function draftedResources(input: unknown): readonly DraftedResource[] {
  const scope = field(field(field(input, 'document'), 'parts'), 'scope');
  const resources = field(scope, 'resources');
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((one): DraftedResource[] => {
    const resourceId = field(one, 'resourceId');
    const items = field(one, 'items');
    if (typeof resourceId !== 'string' || !Array.isArray(items) || items.length === 0) return [];
    const title = field(one, 'title');
    const rows = field(one, 'rows');
    return [
      {
        resourceId,
        title: typeof title === 'string' ? title : resourceId,
        draft: { items, otherItems: field(one, 'otherItems') ?? [], ...(rows === undefined ? {} : { rows }) },
      },
    ];
  });
}
