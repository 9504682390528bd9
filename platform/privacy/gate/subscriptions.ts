import type { Subscriber } from '#foundation';
import { reconsiderResource } from './reconsider.ts';
import { standingSubscriptions } from './standing-reviews.ts';

/** What changed elsewhere may close what passed, or open it again. */
const ofResource: Subscriber = (tx, event) => reconsiderResource(tx, event.subject);

/** A newer assessment may be worse than the one a revision passed with, and one that is taken back is there no longer. */
const ofAssessed: Subscriber = async (tx, event) => {
  const { about } = event.payload as { readonly about?: unknown };
  if (typeof about === 'string' && about.startsWith('res_')) await reconsiderResource(tx, about);
};

export const gateSubscriptions: { readonly [kind: string]: Subscriber } = {
  ...standingSubscriptions,
  'privacy.grades-proposed': ofResource,
  'privacy.grades-decided': ofResource,
  'privacy.assessment-signed': ofAssessed,
  'privacy.assessment-withdrawn': ofAssessed,
};
