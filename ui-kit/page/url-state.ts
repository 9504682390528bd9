import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Search = { readonly [key: string]: string | undefined };

/** The query string as plain strings, and a way to change some of it. What a reader filtered can so be sent as a link. */
export function useUrlState(): readonly [Search, (changes: Record<string, string | undefined>) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Record<string, string | undefined>) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => withoutEmpty({ ...before, ...changes }),
        replace: true,
        resetScroll: false,
      } as never),
    [navigate],
  );
  return [search, change];
}

const withoutEmpty = (search: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
