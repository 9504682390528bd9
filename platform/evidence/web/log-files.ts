import type { LogFile } from './prove-entry.ts';

/** The log as this node serves it under `/log/`. Bytes are never taken from a cache that could hold an older head. */
export const ownLog: LogFile = async (path) => {
  const response = await fetch(`/log/${path}`, {
    cache: path === 'checkpoint' ? 'no-store' : 'default',
    signal: AbortSignal.timeout(25_000),
  });
  if (!response.ok) throw new Error(`/log/${path}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};
