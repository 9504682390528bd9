/** What somebody had filled in when their session ended. */
interface Kept {
  readonly person: string;
  /** Address of the page with the form. */
  readonly page: string;
  readonly act: string;
  readonly input: { readonly [field: string]: unknown };
}
const key = 'gongshu.kept-input';

/** Keep it in this tab until the same person is back at the same form. */
export function keepInput(kept: Kept, store: Storage = sessionStorage): void {
  try {
    store.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that stores nothing, or not so much: the form is filled in again.
  }
}

export function keptInput(
  { person, page, act }: Omit<Kept, 'input'>,
  store: Storage = sessionStorage,
): Kept['input'] | undefined {
  try {
    const kept = JSON.parse(store.getItem(key) ?? 'null') as Kept | null;
    return kept?.person === person && kept.page === page && kept.act === act ? kept.input : undefined;
  } catch {
    return undefined;
  }
}

export function forgetInput(store: Storage = sessionStorage): void {
  try {
    store.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
