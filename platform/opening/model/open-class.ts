/** The three classes of opening (R56), from most to least open. */
export const openClasses = ['unconditional', 'conditional', 'not-open'] as const;
export type OpenClass = (typeof openClasses)[number];

/** Whether a class opens more than another. */
export const opensMore = (one: OpenClass, other: OpenClass): boolean =>
  openClasses.indexOf(one) < openClasses.indexOf(other);
