import type { ScopeColumn } from '../scope.ts';

/** What is declared of a column's values outside the agreement. */
export interface Hint {
  readonly values?: readonly string[];
  /** Both ends included. */
  readonly range?: { readonly low: string; readonly high: string };
}

/** The values a column may take in made-up rows. */
export interface Values {
  readonly list?: readonly string[];
  readonly range?: { readonly low: string; readonly high: string };
}

/** Texts that nothing declares values for take one of so many. */
const madeUp = 8;
const firstDay = Temporal.PlainDate.from('2016-01-01');
const days = 3650;

/** Declared values of a column: those the agreement names, those its map gives, those of the parameters it is compared with. */
export function valuesOf({ values, transform, range }: ScopeColumn, hint: Hint | undefined): Values {
  const mapped =
    transform.kind === 'generalise' && transform.by === 'map'
      ? [...new Set([...transform.entries.map(({ to }) => to), transform.otherwise])]
      : undefined;
  const list = values ?? mapped ?? hint?.values;
  if (list) return { list };
  const bounds = range ?? hint?.range;
  return bounds ? { range: bounds } : {};
}

/** A value of its own for each ordinal, where the type has that many; columns of one type agree on it. */
export function ordinalValue(column: ScopeColumn, { list }: Values, ordinal: number): string {
  if (list) return list[ordinal % list.length]!;
  switch (column.type) {
    case 'boolean':
      return ordinal % 2 === 0 ? 'true' : 'false';
    case 'integer':
    case 'decimal':
      return `${1000 + ordinal}`;
    case 'date':
    case 'timestamp':
      return dayOf(column, ordinal);
    case 'text':
      return textOf(column, ordinal);
  }
}

/** A value by chance; of those there are, the first ones come often and the last ones seldom. */
export function rareFirst(column: ScopeColumn, { list, range }: Values, random: () => number): string {
  const skewed = random() ** 2;
  if (list) return list[Math.floor(skewed * list.length)]!;
  switch (column.type) {
    case 'boolean':
      return random() < 0.7 ? 'true' : 'false';
    case 'integer':
    case 'decimal':
      return numberOf(column, range, random());
    case 'date':
    case 'timestamp':
      return range ? dayBetween(column, range, random()) : dayOf(column, Math.floor(random() * days));
    case 'text':
      return textOf(column, Math.floor(skewed * madeUp));
  }
}

/** Text of the form that the transform gives; whoever sees it sees that it is made up. */
function textOf({ transform }: ScopeColumn, ordinal: number): string {
  const number = `${ordinal + 1}`.padStart(4, '0');
  switch (transform.kind) {
    case 'pseudonym':
      return hex(`${transform.domain} ${ordinal}`);
    case 'mask': {
      const { keepFirst, keepLast } = transform;
      return `${padded('演示', keepFirst)}***${keepLast > 0 ? number.padStart(keepLast, '0').slice(-keepLast) : ''}`;
    }
    case 'generalise':
      return transform.by === 'prefix' ? number.slice(-transform.length) : `演示${number}`;
    default:
      return `演示${number}`;
  }
}

const padded = (text: string, length: number): string => text.padEnd(length, '示').slice(0, length);

function numberOf({ transform, type, scale }: ScopeColumn, range: Values['range'], chance: number): string {
  const low = range ? Number(range.low) : 0;
  const high = range ? Number(range.high) : 1000;
  const drawn = low + chance * (high - low);
  if (transform.kind === 'generalise' && transform.by === 'width') {
    const width = Number(transform.width);
    // Without declared bounds a handful of bands, whatever their width.
    return `${range ? Math.floor(drawn / width) * width : Math.floor(chance * 6) * width}`;
  }
  return type === 'integer' ? `${Math.round(drawn)}` : drawn.toFixed(scale);
}

function dayBetween(
  column: ScopeColumn,
  { low, high }: NonNullable<Values['range']>,
  chance: number,
): string {
  const from = Temporal.PlainDate.from(low.slice(0, 10));
  const length = from.until(Temporal.PlainDate.from(high.slice(0, 10))).days;
  return truncated(column, from.add({ days: Math.floor(chance * (length + 1)) }));
}

const dayOf = (column: ScopeColumn, day: number): string => truncated(column, firstDay.add({ days: day }));

function truncated({ transform, type }: ScopeColumn, day: Temporal.PlainDate): string {
  if (type === 'timestamp') return `${day.toString()} 08:00:00`;
  if (transform.kind !== 'generalise' || transform.by !== 'calendar' || transform.unit === 'day')
    return day.toString();
  return day.with(transform.unit === 'year' ? { month: 1, day: 1 } : { day: 1 }).toString();
}

/** 32 hexadecimal digits that a text decides; they look like a pseudonym and are none. */
function hex(text: string): string {
  let digits = '';
  for (let part = 0; part < 4; part += 1) {
    let mixed = 0x811c9dc5 ^ part;
    for (const letter of `${text} ${part}`) mixed = Math.imul(mixed ^ letter.codePointAt(0)!, 0x01000193);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    digits += ((mixed ^ (mixed >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return digits;
}
