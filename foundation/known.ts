import { type Text, text } from './text.ts';

/**
 * A value that may not be there, with the reason why it is not. The reasons mean different things to a reader and are never
 * folded into an empty string or a zero:
 *
 * - `known`: here it is. A zero is a known zero.
 * - `none`: it was looked for, and there is none (no licence was ever issued).
 * - `unknown`: nobody has said.
 * - `not-found`: the place that was asked does not have it; another place may.
 * - `not-yet-published`: it exists, or will, and is not public yet.
 * - `suspended`: it exists and may not be used now.
 */
export type Known<Value> =
  | { readonly state: 'known'; readonly value: Value }
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly reason?: Text }
  | { readonly state: 'not-found'; readonly source?: Text }
  | { readonly state: 'not-yet-published'; readonly expected?: Temporal.PlainDate }
  | { readonly state: 'suspended'; readonly reason?: Text };

export type KnownState = Known<unknown>['state'];

/** A value that is there. */
export const known = <Value>(value: Value): Known<Value> => ({ state: 'known', value });
/** It is certain that there is none. */
export const none: Known<never> = { state: 'none' };
/** Nobody here knows. */
export const unknown = (reason?: Text): Known<never> => ({ state: 'unknown', ...(reason && { reason }) });
/** Not found here; it may be elsewhere. */
export const notFound = (source?: Text): Known<never> => ({ state: 'not-found', ...(source && { source }) });
/** There is one, and it is not published yet. */
export const notYetPublished = (expected?: Temporal.PlainDate): Known<never> => ({
  state: 'not-yet-published',
  ...(expected && { expected }),
});
/** There is one, and it may not be shown now. */
export const suspended = (reason?: Text): Known<never> => ({ state: 'suspended', ...(reason && { reason }) });

/** Is the value there? Narrows the type. */
export const isKnown = <Value>(
  candidate: Known<Value>,
): candidate is { readonly state: 'known'; readonly value: Value } => candidate.state === 'known';

/** Change the value when there is one; the reason for its absence stays. */
export const mapKnown = <Value, Next>(
  candidate: Known<Value>,
  change: (value: Value) => Next,
): Known<Next> => (candidate.state === 'known' ? known(change(candidate.value)) : candidate);

/** Go on with something that may be absent itself. */
export const chainKnown = <Value, Next>(
  candidate: Known<Value>,
  next: (value: Value) => Known<Next>,
): Known<Next> => (candidate.state === 'known' ? next(candidate.value) : candidate);

/** All values, or the first reason why one is missing: a sum over partly unknown parts is not known. */
export function allKnown<Value>(candidates: readonly Known<Value>[]): Known<readonly Value[]> {
  const values: Value[] = [];
  for (const candidate of candidates) {
    if (candidate.state !== 'known') return candidate;
    values.push(candidate.value);
  }
  return known(values);
}

/** Words for each absence, as pages show them. No two are alike. */
export const absenceTitles: { readonly [State in Exclude<KnownState, 'known'>]: Text } = {
  none: text('无', 'None'),
  unknown: text('不详', 'Unknown'),
  'not-found': text('未查到', 'Not found'),
  'not-yet-published': text('尚未公布', 'Not yet published'),
  suspended: text('已暂停', 'Suspended'),
};

/** The sentence for people: the value as `show` writes it, or why there is none, with what more is known of that. */
export function describeKnown<Value>(candidate: Known<Value>, show: (value: Value) => Text): Text {
  if (candidate.state === 'known') return show(candidate.value);
  const title = absenceTitles[candidate.state];
  const more = particulars(candidate);
  return more ? text(`${title.zh}（${more.zh}）`, `${title.en} (${more.en})`) : title;
}

function particulars(absence: Exclude<Known<never>, { state: 'known' }>): Text | undefined {
  switch (absence.state) {
    case 'none':
      return undefined;
    case 'unknown':
    case 'suspended':
      return absence.reason;
    case 'not-found':
      return absence.source;
    case 'not-yet-published':
      return absence.expected && text(`预计${absence.expected}`, `expected ${absence.expected}`);
  }
}
