import type { Subscriber } from '#foundation';

type Subscriptions = { readonly [kind: string]: Subscriber };

/** What several parts of the module do after the same event, one after the other in the order given: spreading them would keep the last alone. */
export function together(...parts: readonly Subscriptions[]): Subscriptions {
  const byKind = Map.groupBy(
    parts.flatMap((part) => Object.entries(part)),
    ([kind]) => kind,
  );
  return Object.fromEntries(
    [...byKind].map(([kind, all]): [string, Subscriber] => [
      kind,
      async (tx, event) => {
        for (const [, subscriber] of all) await subscriber(tx, event);
      },
    ]),
  );
}
