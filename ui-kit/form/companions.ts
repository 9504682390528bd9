import { type ComponentType, createContext, useContext } from 'react';

/** What stands beside the form of an act and lives with what is filled in. */
export interface CompanionProps {
  /** The input as it would be sent now. */
  readonly read: () => { readonly [field: string]: unknown };
  /** Be told of each change; what comes back ends it. */
  readonly listen: (told: () => void) => () => void;
}

/** By act. The program gives them; forms know nothing of what they are. */
export const Companions = createContext<{ readonly [act: string]: ComponentType<CompanionProps> }>({});

export const useCompanion = (act: string): ComponentType<CompanionProps> | undefined =>
  useContext(Companions)[act];
