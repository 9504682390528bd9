/** Digits that stand together, with what separates and surrounds them. */
export interface Chain {
  /** The digits of each group; groups are parted by one space, hyphen or dot. */
  readonly groups: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Nothing but this chain is in the cell, or the chain with `.0` as programs write numbers. */
  readonly whole: boolean;
  /** Follows as a check character: X or x, and no letter or digit behind it. */
  readonly checkX: boolean;
  /** A letter or digit touches it before or behind: it is a part of something longer. */
  readonly bound: boolean;
}

const digit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const letter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
const separator = (code: number): boolean =>
  code === 0x20 || code === 0x2d || code === 0xb7 || code === 0xa0 || code === 0x09;

/** Words that are written right before a number and do not belong to it. */
const labels = /(?:^|[^0-9A-Za-z])(?:id|no|sfz|tel|phone|mobile|mob|wx|vx|qq|call)$/i;

/** Chains of at least `least` digits, in one pass. Digits behind a decimal point are none, nor those before one but `.0`. */
export function chainsOf(text: string, least: number): Chain[] {
  const chains: Chain[] = [];
  let place = 0;
  while (place < text.length) {
    if (!digit(text.charCodeAt(place))) {
      place++;
      continue;
    }
    const start = place;
    const groups: string[] = [];
    let count = 0;
    for (;;) {
      const from = place;
      while (place < text.length && digit(text.charCodeAt(place))) place++;
      groups.push(text.slice(from, place));
      count += place - from;
      if (!(separator(text.charCodeAt(place)) && digit(text.charCodeAt(place + 1)))) break;
      place++;
    }
    if (count < least) continue;
    const chain = chainAt(text, start, place, groups);
    if (chain) chains.push(chain);
  }
  return chains;
}

function chainAt(text: string, start: number, end: number, groups: readonly string[]): Chain | null {
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  const after = text.charCodeAt(end);
  const point = 0x2e;
  if (before === point && digit(text.charCodeAt(start - 2))) return null;
  let stop = end;
  if (after === point && digit(text.charCodeAt(end + 1))) {
    if (text.charCodeAt(end + 1) !== 0x30 || digit(text.charCodeAt(end + 2))) return null;
    stop = end + 2;
  }
  const next = text.charCodeAt(stop);
  const checkX =
    (after | 0x20) === 0x78 && !letter(text.charCodeAt(end + 1)) && !digit(text.charCodeAt(end + 1));
  const lead = letter(before) && !labels.test(text.slice(Math.max(0, start - 8), start));
  return {
    groups,
    start,
    end,
    whole: text.slice(0, start).trim() === '' && text.slice(checkX ? end + 1 : stop).trim() === '',
    checkX,
    bound: lead || (!checkX && letter(next)),
  };
}

/** Digits of the groups from one on, as long as together they are no more than `length`; null when they do not come out even. */
export function digitsFrom(groups: readonly string[], first: number, length: number): string | null {
  let joined = '';
  for (let place = first; place < groups.length && joined.length < length; place++) joined += groups[place];
  return joined.length === length ? joined : null;
}
