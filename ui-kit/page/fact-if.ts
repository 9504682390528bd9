import type { ReactNode } from 'react';

/** A line among the facts of a matter, where there is something to say. */
export const factIf = (
  label: string,
  value: ReactNode,
): readonly { readonly label: string; readonly value: ReactNode }[] =>
  value === null || value === undefined || value === false || value === '' ? [] : [{ label, value }];
