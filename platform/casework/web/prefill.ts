import type { Json } from '#api-client';

/**
 * Values a link to a form brings along: parameters of the address that are fields of the act. Lists and groups come as JSON. Whoever
 * opens the form sees them in it before anything is done.
 */
export function prefillFrom(
  search: { readonly [name: string]: string | undefined },
  schema: { readonly properties?: unknown },
): { readonly [field: string]: Json } {
  const fields = (schema.properties ?? {}) as { readonly [field: string]: { readonly type?: unknown } };
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => {
      if (value === undefined || !Object.hasOwn(fields, name)) return [];
      const read = fields[name]?.type === 'string' ? value : parsed(value);
      return read === undefined ? [] : [[name, read] as const];
    }),
  );
}

function parsed(value: string): Json | undefined {
  try {
    return JSON.parse(value) as Json;
  } catch {
    return undefined;
  }
}
