const storageKey = 'gongshu.log-keys';

/** The key this browser saw first for a log, by the log's name. */
export function rememberedKey(origin: string): string | null {
  return read()[origin] ?? null;
}

/**
 * The key to prove an entry by: the remembered one as long as the log signs with it, so that a handover of keys is no alarm and proves nothing
 * by a key this browser never saw; otherwise the log's own.
 */
export const keyToProveBy = (vkeys: readonly string[], before: string | null): string =>
  before !== null && vkeys.includes(before) ? before : (vkeys[0] ?? '');

/** Keep a key for a log: the first one seen, or a later one that the reader has compared and accepted. */
export function rememberKey(origin: string, key: string): void {
  const keys = read();
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...keys, [origin]: key }));
  } catch {
    // Nothing is remembered; every visit is then the first.
  }
}

function read(): { readonly [origin: string]: string } {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof keys === 'object' && keys !== null ? (keys as { [origin: string]: string }) : {};
  } catch {
    return {};
  }
}
