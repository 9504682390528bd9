import type { CellType } from './cell.ts';
import type { Hierarchy } from './hierarchy.ts';

interface Known {
  readonly type: CellType;
  readonly distinct: number;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** A hierarchy to begin with, from what the profile knows of a column and what the detector said it holds. A person may choose another. */
export function proposeHierarchy({ type, min, max }: Known, families: readonly string[] = []): Hierarchy {
  if (families.some((family) => family.startsWith('address-'))) return { kind: 'address' };
  if (families.includes('coordinates')) return { kind: 'grid', sizes: ['0.01', '0.05', '0.1', '0.5', '1'] };
  if (type === 'date' || type === 'timestamp' || families.includes('birth-date')) return { kind: 'date' };
  if (type === 'integer' || type === 'decimal')
    return { kind: 'intervals', origin: '0', widths: widthsFor(min, max) };
  const length = Math.min(12, Math.max([...(min ?? '')].length, [...(max ?? '')].length));
  return {
    kind: 'prefix',
    keep: Array.from({ length: Math.max(1, length - 1) }, (_, at) => Math.max(1, length - 1) - at),
  };
}

/** Widths of five to twenty steps over the range, doubling: 5, 10, 20, 40 for ages. */
function widthsFor(min: string | undefined, max: string | undefined): string[] {
  const range = Math.abs(Number(max) - Number(min));
  const smallest = Number.isFinite(range) && range > 0 ? 10 ** Math.floor(Math.log10(range / 5)) * 0.5 : 5;
  const unit = Math.max(1e-6, Math.min(1e12, smallest));
  const scale = unit >= 1 ? 0 : Math.min(9, Math.ceil(-Math.log10(unit)) + 1);
  const first = Number((unit >= 1 ? Math.max(1, Math.round(unit)) : unit).toFixed(scale));
  return [1, 2, 4, 8].map((times) => (first * times).toFixed(scale));
}
