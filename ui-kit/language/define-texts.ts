import { translator } from './language.ts';
import type { Text } from './text.ts';

/** Words of one part of the portal. Read them with `useTexts`. */
export interface Texts<Key extends string> {
  readonly namespace: string;
  readonly pairs: { readonly [K in Key]: Text };
}

/** Every list of words made so far, for the test that both languages are complete. */
export const allTexts: Texts<string>[] = [];

/**
 * Words of one part of the portal, Chinese first, English beside it. `{{name}}` is filled in.
 *
 * ```ts
 * const words = defineTexts('catalog', { found: text('找到 {{count}} 个资源', '{{count}} resources found') });
 * const t = useTexts(words); // in a component
 * ```
 */
export function defineTexts<Key extends string>(
  namespace: string,
  pairs: { readonly [K in Key]: Text },
): Texts<Key> {
  for (const language of ['zh', 'en'] as const)
    translator.addResourceBundle(
      language,
      namespace,
      Object.fromEntries((Object.keys(pairs) as Key[]).map((key) => [key, pairs[key][language]])),
    );
  const texts: Texts<Key> = { namespace, pairs };
  allTexts.push(texts as unknown as Texts<string>);
  return texts;
}
