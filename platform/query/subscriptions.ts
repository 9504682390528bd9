import type { Subscriber } from '#foundation';
import { careSubscriptions } from './projections/care.ts';
import { runSubscriptions } from './runs/end-run.ts';
import { missAlarmSubscriptions } from './verification/miss-alarm.ts';

type Subscriptions = { readonly [kind: string]: Subscriber };

/** What each part of the module does after an event, one after the other in the event's transaction. */
function together(parts: readonly Subscriptions[]): Subscriptions {
  const kinds = new Set(parts.flatMap((part) => Object.keys(part)));
  return Object.fromEntries(
    [...kinds].map((kind): [string, Subscriber] => [
      kind,
      async (tx, event) => {
        for (const part of parts) await part[kind]?.(tx, event);
      },
    ]),
  );
}

export const subscriptions = together([careSubscriptions, runSubscriptions, missAlarmSubscriptions]);
