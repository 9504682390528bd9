const storageKey = 'gongshu.log-keys';

/** The key this browser saw first for a log, by the log's name. */
export function rememberedKey(origin: string): string | null {
  return read()[origin] ?? null;
}

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
