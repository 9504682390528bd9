import { coverIdentifiers } from './cover.ts';
import type { Remedy } from './document.ts';
import { atScale, declared, numberIn, roundDiv, written } from './exact.ts';
import { generaliser } from './levels.ts';

export type CellType = 'text' | 'integer' | 'decimal' | 'date' | 'timestamp' | 'boolean';

/** What a repair needs beside the table: it is pure, and keys are not. */
export interface RepairTools {
  /** The value's pseudonym under the resource's key, the same for the same value. */
  readonly pseudonym: (value: string) => string;
}

/** The remedy as a function of one cell; null empties it. Remedies that look at other cells are not here. */
export function cellRemedy(remedy: Remedy, tools: RepairTools): (value: string) => string | null {
  switch (remedy.kind) {
    case 'drop':
    case 'empty':
      return () => null;
    case 'empty-rare':
      return (value) => value;
    case 'mask':
      return (value) => masked(value, remedy.keepFirst, remedy.keepLast);
    case 'cover-identifiers': {
      const families = new Set(remedy.families);
      return (value) => coverIdentifiers(value, families);
    }
    case 'generalise':
      return generaliser(remedy.hierarchy, remedy.level);
    case 'pseudonym':
      return tools.pseudonym;
    case 'round':
      return (value) => rounded(value, remedy.base);
    case 'bound':
      return (value) => bounded(value, remedy.bottom, remedy.top);
  }
}

/** Type of the column afterwards. It follows from the document alone: the next revision repaired in the same way has the same types. */
export function typeAfter(remedy: Remedy, type: CellType): CellType {
  switch (remedy.kind) {
    case 'drop':
    case 'empty':
    case 'empty-rare':
      return type;
    case 'generalise':
      return remedy.level === 0 ? type : 'text';
    case 'round':
      return type === 'integer' && !remedy.base.includes('.') ? 'integer' : 'decimal';
    case 'bound':
      return type === 'integer' && ![remedy.bottom, remedy.top].some((bound) => bound?.includes('.'))
        ? 'integer'
        : 'decimal';
    default:
      return 'text';
  }
}

/** Only numbers can be rounded, bounded and averaged. */
export const needsNumbers = (remedy: Remedy): boolean => remedy.kind === 'round' || remedy.kind === 'bound';

function masked(value: string, keepFirst: number, keepLast: number): string {
  const characters = [...value];
  const between = characters.length - keepFirst - keepLast;
  if (between <= 0) return '*'.repeat(characters.length);
  return [
    ...characters.slice(0, keepFirst),
    '*'.repeat(between),
    ...characters.slice(characters.length - keepLast),
  ].join('');
}

function rounded(value: string, base: string): string | null {
  const [number, step] = [numberIn(value), declared(base)];
  if (!number || step.coefficient === 0n) return null;
  const scale = Math.max(number.scale, step.scale);
  const size = atScale(step, scale);
  return written(roundDiv(atScale(number, scale), size) * size, scale);
}

function bounded(value: string, bottom: string | undefined, top: string | undefined): string | null {
  const number = numberIn(value);
  if (!number) return null;
  const outside = (bound: string | undefined, sign: 1n | -1n): string | null => {
    if (bound === undefined) return null;
    const limit = declared(bound);
    const scale = Math.max(number.scale, limit.scale);
    return (atScale(number, scale) - atScale(limit, scale)) * sign > 0n
      ? written(limit.coefficient, limit.scale)
      : null;
  };
  return outside(top, 1n) ?? outside(bottom, -1n) ?? value;
}
