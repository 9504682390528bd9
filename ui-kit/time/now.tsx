import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { instantOf } from './format.ts';

interface Anchor {
  readonly server: number;
  readonly at: number;
}
const AnchorContext = createContext<Anchor | null>(null);

/** Sets the page's clock by the server's: a demo home may stand on another day than this computer, and this computer may be wrong. */
export function ServerClock({ now, children }: { now: string | undefined; children: ReactNode }) {
  const anchor = useMemo(() => {
    const server = now === undefined ? null : instantOf(now);
    return server === null ? null : { server, at: performance.now() };
  }, [now]);
  return <AnchorContext value={anchor}>{children}</AnchorContext>;
}

/** The server's present time in milliseconds, moving every `everyMs`; `null` until the server has said it. */
export function useNow(everyMs = 30_000): number | null {
  const anchor = useContext(AnchorContext);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return anchor === null ? null : anchor.server + (performance.now() - anchor.at);
}
