import { useParams } from '@tanstack/react-router';

/** A part of the present address that the page's own path names: `const id = usePathPart('id')`. */
export function usePathPart(name: string): string {
  const params = useParams({ strict: false }) as { readonly [name: string]: string | undefined };
  const value = params[name];
  if (value === undefined) throw new Error(`The route of this page has no part ${name}.`);
  return value;
}
