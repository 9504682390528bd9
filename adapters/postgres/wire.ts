import pg from 'pg';

// Chosen once for every connection: what PostgreSQL sends becomes an exact value, never a rounded or shifted one.
const oids = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 };

/** Parsers of result values: `int8` → bigint, `date` → PlainDate, `timestamptz` → Instant, `numeric` → decimal string. */
export const wireTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, format);
    switch (oid) {
      case oids.int8:
        return (value: string) => BigInt(value);
      case oids.date:
        return (value: string) => Temporal.PlainDate.from(value);
      case oids.timestamptz:
        return (value: string) => Temporal.Instant.from(isoInstant(value));
      case oids.numeric:
        return (value: string) => value;
      default:
        return pg.types.getTypeParser(oid, 'text');
    }
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** PostgreSQL's `2026-01-05 09:00:00.123+08` in ISO 8601. */
function isoInstant(value: string): string {
  const iso = value.replace(' ', 'T');
  return /[+-]\d\d$/.test(iso) ? `${iso}:00` : iso;
}

/** A parameter as PostgreSQL should get it. Instants are cut to microseconds, because the driver would round them up. */
export function wireParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant)
    return value.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }).toString();
  if (value instanceof Temporal.PlainDate) return value.toString();
  return value;
}

/** A parameter of a batch as text or bytes; arrays become PostgreSQL's array literals. Throws on what has no form. */
export function wireForm(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return `{${value.map(element).join()}}`;
  const plain = wireParameter(value);
  if (typeof plain === 'string') return plain;
  if (typeof plain === 'number' || typeof plain === 'bigint' || typeof plain === 'boolean')
    return String(plain);
  throw new TypeError('this value cannot be a parameter of a batch');
}

function element(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  const form = wireForm(value);
  if (form === null) return 'NULL';
  return typeof form === 'string' ? quoted(form) : `"\\\\x${form.toString('hex')}"`;
}

const quoted = (text: string): string => `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`;
