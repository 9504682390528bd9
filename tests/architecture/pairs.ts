import type { Dependency } from './cruise.ts';
import { platformOrder } from './house.ts';
import list from './platform-pairs.json' with { type: 'json' };

/** One platform module that uses the door of another. */
export interface Pair {
  readonly module: string;
  readonly uses: string;
}
export interface ReasonedPair extends Pair {
  readonly reason: string;
}

/** The pairs that are meant, each with its reason. Fewer is better: every pair is two modules that must be understood together. */
export const listedPairs: readonly ReasonedPair[] = list;

const moduleOf = (path: string): string | undefined => /^platform\/([^/]+)\//.exec(path)?.[1];

/** Pairs really used by the modules' own code, in platform order. Tests may use more. */
export function usedPairs(dependencies: readonly Dependency[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { from, to } of dependencies) {
    const [module, uses] = [moduleOf(from), moduleOf(to)];
    if (!module || !uses || module === uses || /\.(test|contract)\.tsx?$/.test(from)) continue;
    pairs.set(nameOf({ module, uses }), { module, uses });
  }
  const place = (name: string): number => (platformOrder as readonly string[]).indexOf(name);
  return [...pairs.values()].sort(
    (one, other) => place(one.module) - place(other.module) || place(one.uses) - place(other.uses),
  );
}

export const nameOf = ({ module, uses }: Pair): string => `${module} → ${uses}`;
