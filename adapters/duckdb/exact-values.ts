import {
  type DuckDBArrayType,
  type DuckDBArrayValue,
  type DuckDBBlobValue,
  type DuckDBDateValue,
  type DuckDBIntervalValue,
  type DuckDBListType,
  type DuckDBListValue,
  type DuckDBMapType,
  type DuckDBMapValue,
  type DuckDBStructType,
  type DuckDBStructValue,
  type DuckDBTimestampMillisecondsValue,
  type DuckDBTimestampNanosecondsValue,
  type DuckDBTimestampSecondsValue,
  type DuckDBTimestampValue,
  type DuckDBTimeValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Json } from '../../foundation/json.ts';
import type { WireType } from '../../platform/query/ports.ts';

/** A column of a type that has no wire form (UNION, BIT, GEOMETRY, VARIANT, a time with its own zone). */
export class UnsupportedType extends Error {}

/** The wire type of an engine type; decided by the type alone, so one column never changes its form from row to row. */
export function wireType(type: DuckDBType): WireType {
  const form = forms[type.typeId];
  if (!form) throw new UnsupportedType(DuckDBTypeId[type.typeId]);
  for (const inner of innerTypes(type)) wireType(inner);
  return form.type;
}

/** A value in its exact wire form ({@link WireType} describes each). */
export function wireValue(value: DuckDBValue, type: DuckDBType): Json {
  if (value === null) return null;
  const form = forms[type.typeId];
  if (!form) throw new UnsupportedType(DuckDBTypeId[type.typeId]);
  return form.write(value, type);
}

interface Form {
  readonly type: WireType;
  readonly write: (value: DuckDBValue, type: DuckDBType) => Json;
}

const asIs = (type: WireType): Form => ({ type, write: (value) => value as Json });
const asText = (type: WireType): Form => ({ type, write: String });
const double: Form = {
  type: 'double',
  write: (value) => (Number.isFinite(value as number) ? (value as number) : String(value)),
};

const forms: { readonly [id: number]: Form } = {
  [DuckDBTypeId.SQLNULL]: asIs('null'),
  [DuckDBTypeId.BOOLEAN]: asIs('boolean'),
  [DuckDBTypeId.TINYINT]: asIs('integer'),
  [DuckDBTypeId.SMALLINT]: asIs('integer'),
  [DuckDBTypeId.INTEGER]: asIs('integer'),
  [DuckDBTypeId.UTINYINT]: asIs('integer'),
  [DuckDBTypeId.USMALLINT]: asIs('integer'),
  [DuckDBTypeId.UINTEGER]: asIs('integer'),
  [DuckDBTypeId.BIGINT]: asText('bigint'),
  [DuckDBTypeId.UBIGINT]: asText('bigint'),
  [DuckDBTypeId.HUGEINT]: asText('bigint'),
  [DuckDBTypeId.UHUGEINT]: asText('bigint'),
  [DuckDBTypeId.BIGNUM]: asText('bigint'),
  [DuckDBTypeId.DECIMAL]: asText('decimal'),
  [DuckDBTypeId.FLOAT]: double,
  [DuckDBTypeId.DOUBLE]: double,
  [DuckDBTypeId.VARCHAR]: asIs('text'),
  [DuckDBTypeId.ENUM]: asIs('text'),
  [DuckDBTypeId.UUID]: asText('text'),
  [DuckDBTypeId.BLOB]: {
    type: 'bytes',
    write: (value) => Buffer.from((value as DuckDBBlobValue).bytes).toString('base64'),
  },
  [DuckDBTypeId.DATE]: { type: 'date', write: (value) => isoDate((value as DuckDBDateValue).days) },
  [DuckDBTypeId.TIME]: {
    type: 'time',
    write: (value) => isoTime((value as DuckDBTimeValue).micros * 1000n),
  },
  [DuckDBTypeId.TIMESTAMP]: timestamp((value: DuckDBTimestampValue) => value.micros, 1000n),
  [DuckDBTypeId.TIMESTAMP_S]: timestamp(
    (value: DuckDBTimestampSecondsValue) => value.seconds,
    1_000_000_000n,
  ),
  [DuckDBTypeId.TIMESTAMP_MS]: timestamp(
    (value: DuckDBTimestampMillisecondsValue) => value.millis,
    1_000_000n,
  ),
  [DuckDBTypeId.TIMESTAMP_NS]: timestamp((value: DuckDBTimestampNanosecondsValue) => value.nanos, 1n),
  [DuckDBTypeId.TIMESTAMP_TZ]: {
    type: 'instant',
    write: (value) => {
      const written = isoTimestamp((value as { micros: bigint }).micros, 1000n);
      return written.endsWith('infinity') ? written : `${written}Z`;
    },
  },
  [DuckDBTypeId.INTERVAL]: { type: 'interval', write: (value) => isoDuration(value as DuckDBIntervalValue) },
  [DuckDBTypeId.LIST]: {
    type: 'list',
    write: (value, type) =>
      (value as DuckDBListValue).items.map((item) => wireValue(item, (type as DuckDBListType).valueType)),
  },
  [DuckDBTypeId.ARRAY]: {
    type: 'list',
    write: (value, type) =>
      (value as DuckDBArrayValue).items.map((item) => wireValue(item, (type as DuckDBArrayType).valueType)),
  },
  [DuckDBTypeId.STRUCT]: { type: 'struct', write: writeStruct },
  [DuckDBTypeId.MAP]: {
    type: 'map',
    write: (value, type) =>
      (value as DuckDBMapValue).entries.map((entry) => [
        wireValue(entry.key, (type as DuckDBMapType).keyType),
        wireValue(entry.value, (type as DuckDBMapType).valueType),
      ]),
  },
};

function writeStruct(value: DuckDBValue, type: DuckDBType): Json {
  const { entryNames, entryTypes } = type as DuckDBStructType;
  const { entries } = value as DuckDBStructValue;
  // Without a prototype: a field may be called __proto__.
  const written: { [name: string]: Json } = Object.create(null);
  entryNames.forEach((name, index) => {
    written[name] = wireValue(entries[name]!, entryTypes[index]!);
  });
  return written;
}

function innerTypes(type: DuckDBType): readonly DuckDBType[] {
  switch (type.typeId) {
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return [(type as DuckDBListType).valueType];
    case DuckDBTypeId.STRUCT:
      return (type as DuckDBStructType).entryTypes;
    case DuckDBTypeId.MAP:
      return [(type as DuckDBMapType).keyType, (type as DuckDBMapType).valueType];
    default:
      return [];
  }
}

function timestamp<Value>(unitsOf: (value: Value) => bigint, nanosPerUnit: bigint): Form {
  return { type: 'timestamp', write: (value) => isoTimestamp(unitsOf(value as Value), nanosPerUnit) };
}

const nanosPerDay = 86_400_000_000_000n;
const infinite = 2n ** 63n - 1n;
const infiniteDate = 2 ** 31 - 1;

/** The engine marks ±infinity by the two outermost values, in the type's own unit. */
function isoTimestamp(units: bigint, nanosPerUnit: bigint): string {
  if (units === infinite) return 'infinity';
  if (units === -infinite) return '-infinity';
  const nanos = units * nanosPerUnit;
  const inDay = ((nanos % nanosPerDay) + nanosPerDay) % nanosPerDay;
  return `${isoDate(Number((nanos - inDay) / nanosPerDay))}T${isoTime(inDay)}`;
}

/** `HH:MM:SS`, with as many decimals as are not zero. 24:00:00 is a time of its own. */
function isoTime(nanos: bigint): string {
  const seconds = nanos / 1_000_000_000n;
  const two = (part: bigint) => String(part).padStart(2, '0');
  return `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}${decimals(nanos % 1_000_000_000n)}`;
}

const decimals = (nanos: bigint): string =>
  nanos === 0n ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;

/** Civil date of a day number (1970-01-01 is 0), proleptic Gregorian over the engine's whole range, which Temporal's does not cover. */
function isoDate(days: number): string {
  if (days === infiniteDate) return 'infinity';
  if (days === -infiniteDate) return '-infinity';
  // Eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${isoYear(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const isoYear = (year: number): string =>
  year >= 0 && year <= 9999
    ? String(year).padStart(4, '0')
    : `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;

/** `P1Y2M3DT4.5S`; the parts keep their own signs, as the engine does not let them carry into each other. */
function isoDuration({ months, days, micros }: DuckDBIntervalValue): string {
  const years = Math.trunc(months / 12);
  const rest = months % 12;
  const date = `${years ? `${years}Y` : ''}${rest ? `${rest}M` : ''}${days ? `${days}D` : ''}`;
  const size = micros < 0n ? -micros : micros;
  const time =
    micros === 0n
      ? ''
      : `T${micros < 0n ? '-' : ''}${size / 1_000_000n}${decimals((size % 1_000_000n) * 1000n)}S`;
  return date || time ? `P${date}${time}` : 'PT0S';
}
