/** Characters of a text counted as they are wide: an ideograph is 2, a Latin letter 1. */
export const widthOf = (value: string): number =>
  Array.from(value).reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e80 ? 2 : 1), 0);

/** Breaks a label into at most `lines` lines of `width` half-widths; what does not fit ends in an ellipsis. */
export function breakLabel(value: string, width: number, lines: number): readonly string[] {
  const out: string[] = [];
  let rest = Array.from(value.trim());
  while (rest.length > 0 && out.length < lines) {
    const last = out.length === lines - 1;
    let taken = fitting(rest, width);
    if (taken < rest.length && last) {
      taken = fitting(rest, width - 2);
      out.push(`${rest.slice(0, taken).join('')}…`);
      return out;
    }
    if (taken < rest.length) {
      const space = rest.slice(0, taken + 1).lastIndexOf(' ');
      if (space > 0) taken = space;
    }
    out.push(rest.slice(0, taken).join('').trim());
    rest = Array.from(rest.slice(taken).join('').trimStart());
  }
  return out;
}

function fitting(chars: readonly string[], width: number): number {
  let used = 0;
  let count = 0;
  while (count < chars.length && used + widthOf(chars[count]!) <= width) used += widthOf(chars[count++]!);
  return Math.max(1, count);
}
