import { atScale, declared, floorDiv, numberIn, written } from './exact.ts';
import { everything, type Hierarchy } from './hierarchy.ts';
import { districtOf } from './place.ts';

/** The coarsest level there is; level 0 is the value itself. */
export function topLevel(hierarchy: Hierarchy): number {
  switch (hierarchy.kind) {
    case 'table':
      return Math.max(...hierarchy.lines.map((line) => line.length)) - 1;
    case 'intervals':
      return hierarchy.widths.length + 1;
    case 'prefix':
      return hierarchy.keep.length + 1;
    case 'grid':
      return hierarchy.sizes.length + 1;
    case 'date':
    case 'address':
      return 5;
    case 'division':
      return 4;
  }
}

/**
 * What stands for each value at a level. A value that the hierarchy does not know tells nothing from level 1 on: it becomes `*`, and is
 * never let through.
 */
export function generaliser(hierarchy: Hierarchy, level: number): (value: string) => string {
  if (level <= 0) return (value) => value;
  if (hierarchy.kind === 'table') {
    const known = new Map(hierarchy.lines.map((line) => [line[0]!, line[level] ?? everything]));
    return (value) => known.get(value) ?? known.get(value.trim()) ?? everything;
  }
  if (level >= topLevel(hierarchy)) return () => everything;
  switch (hierarchy.kind) {
    case 'intervals':
      return intervals(hierarchy.origin, hierarchy.widths[level - 1]!);
    case 'grid': {
      const cellOf = intervals('0', hierarchy.sizes[level - 1]!);
      return (value) => {
        const [first, second, third] = value.trim().split(/[\s,，;；]+/);
        if (first === undefined || third !== undefined) return everything;
        const cells = second === undefined ? [cellOf(first)] : [cellOf(first), cellOf(second)];
        return cells.includes(everything) ? everything : cells.join(' ');
      };
    }
    case 'prefix': {
      const keep = hierarchy.keep[level - 1]!;
      return (value) => {
        const characters = [...value];
        return characters.slice(0, keep).join('') + '*'.repeat(Math.max(0, characters.length - keep));
      };
    }
    case 'date':
      return dates[level - 1]!;
    case 'division':
      return (value) => division(value, level);
    case 'address':
      return (value) => districtOf(value, level) ?? everything;
  }
}

function intervals(origin: string, width: string): (value: string) => string {
  const [from, size] = [declared(origin), declared(width)];
  return (value) => {
    const number = numberIn(value);
    if (!number || size.coefficient === 0n) return everything;
    const scale = Math.max(number.scale, from.scale, size.scale);
    const step = atScale(size, scale);
    const start = atScale(from, scale);
    const low = start + floorDiv(atScale(number, scale) - start, step) * step;
    return `[${written(low, scale)}, ${written(low + step, scale)})`;
  };
}

const dateForm = /^(\d{4})(?:[-/.年])?(\d{1,2})(?:[-/.月]|$|(?=\d{2}\b))/;
const dated =
  (label: (year: number, month: number) => string) =>
  (value: string): string => {
    const found = dateForm.exec(value.trim());
    const month = Number(found?.[2]);
    return found && month >= 1 && month <= 12 ? label(Number(found[1]), month) : everything;
  };
const four = (year: number): string => String(year).padStart(4, '0');
const dates = [
  dated((year, month) => `${four(year)}-${String(month).padStart(2, '0')}`),
  dated((year, month) => `${four(year)}Q${Math.ceil(month / 3)}`),
  dated((year) => four(year)),
  dated((year) => `${four(year - (year % 10))}–${four(year - (year % 10) + 9)}`),
] as const;

/** Two digits are a level: what is below it becomes zeros. Codes of towns and villages have more digits. */
function division(value: string, level: number): string {
  const code = value.trim();
  if (!/^[1-9]\d{5}(\d{3}|\d{6})?$/.test(code)) return everything;
  return code.slice(0, 8 - 2 * level).padEnd(6, '0');
}
