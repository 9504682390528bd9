import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link inside the portal, to an address that may come from the server (`/resources/res_…?x=1#y`). */
export function PageLink({
  to,
  className,
  current,
  children,
}: {
  to: string;
  className?: string;
  /** Marks the link to the page one is on, or below. */
  current?: 'exact' | 'below';
  children: ReactNode;
}) {
  if (!to.startsWith('/') || to.startsWith('/api/') || to.startsWith('/log/')) {
    const own = to.startsWith('/');
    return (
      <a
        href={own || /^https?:\/\//.test(to) ? to : '#'}
        className={className}
        rel={own ? undefined : 'noreferrer'}
      >
        {children}
      </a>
    );
  }
  const address = new URL(to, 'http://portal');
  return (
    <Link
      to={address.pathname as string}
      search={Object.fromEntries(address.searchParams) as never}
      hash={address.hash.slice(1) || undefined}
      className={className}
      activeOptions={{ exact: current !== 'below', includeSearch: false }}
      activeProps={current ? { className: `${className ?? ''} gs-current`, 'aria-current': 'page' } : {}}
    >
      {children}
    </Link>
  );
}
