/** A line among the facts of a matter, where there is something to say. */
export const factIf = (
  label: string,
  value: string | null,
): readonly { readonly label: string; readonly value: string }[] => (value ? [{ label, value }] : []);
