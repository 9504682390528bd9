/** `1.10105E+17` or `1.10105e17` → digits `110105`, exponent 17; null for anything else. Texts longer than a number can be are not looked at. */
export function scientific(source: string): { readonly digits: string; readonly exponent: number } | null {
  if (source.length > 32) return null;
  const found = /^\s*(\d)(?:\.(\d{1,20}))?[eE]\+?(\d{2})\s*$/.exec(source);
  return found ? { digits: found[1]! + (found[2] ?? ''), exponent: Number(found[3]) } : null;
}
