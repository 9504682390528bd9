import type { ItemType } from '#platform/authorisation/model';

/** Longest value in characters, before and after it is brought to its one form. */
export const longestValue = 200;

/**
 * The one form of a value, so that what a caller writes and what the register holds are equal exactly when they mean the same; null
 * when it is no value of the type. Text: NFKC (full-width letters and digits, compatibility ideographs), outer white space off, an
 * identity number's check letter in upper case. Numbers without idle zeros. Dates must exist. Letter case and inner spaces count.
 */
export function canonicalValue(type: ItemType, written: string): string | null {
  if (written.length > longestValue || !written.isWellFormed()) return null;
  const value = written.normalize('NFKC').trim();
  if (value.length === 0 || value.length > longestValue || /\p{Cc}|\p{Cf}/u.test(value)) return null;
  switch (type) {
    case 'text':
      return /^\d{17}x$/.test(value) ? value.toUpperCase() : value;
    case 'integer':
      return /^-?\d{1,18}$/.test(value) ? BigInt(value).toString() : null;
    case 'decimal':
      return /^-?\d{1,18}(\.\d{1,10})?$/.test(value) ? withoutIdleZeros(value) : null;
    case 'boolean':
      return value === 'true' || value === 'false' ? value : null;
    case 'date':
      return readOrNull(() => Temporal.PlainDate.from(value), value, /^\d{4}-\d{2}-\d{2}$/);
    case 'timestamp':
      return readOrNull(
        () => Temporal.PlainDateTime.from(value.replace(' ', 'T')),
        value,
        /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$/,
      );
  }
}

function withoutIdleZeros(value: string): string {
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const digits = BigInt(whole).toString();
  const behind = fraction.replace(/0+$/, '');
  const size = behind ? `${digits}.${behind}` : digits;
  return negative && size !== '0' ? `-${size}` : size;
}

function readOrNull(read: () => { toString(): string }, value: string, shape: RegExp): string | null {
  if (!shape.test(value)) return null;
  try {
    return read().toString();
  } catch {
    return null;
  }
}
