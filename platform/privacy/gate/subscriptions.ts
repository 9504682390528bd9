import type { Subscriber } from '#foundation';
import { reconsiderResource } from './reconsider.ts';

/** What changed elsewhere may close what passed, or open it again. */
const ofResource: Subscriber = (tx, event) => reconsiderResource(tx, event.subject);

export const gateSubscriptions: { readonly [kind: string]: Subscriber } = {
  'privacy.level-changed': ofResource,
};
