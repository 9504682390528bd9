import { notRight } from './errors.ts';

/** Parameters as they come, from the address as texts or from JSON as they are. */
export interface Given {
  readonly [name: string]: unknown;
}

export function text(given: Given, name: string): string | undefined {
  const value = given[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return String(value).slice(0, 4000);
  throw notRight(name, 'Must be a string');
}

export function whole(given: Given, name: string): number | undefined {
  const written = text(given, name);
  if (written === undefined || written === '') return undefined;
  if (!/^\d{1,9}$/.test(written)) throw notRight(name, 'Must be a natural number');
  return Number(written);
}

export function flag(given: Given, name: string, otherwise: boolean): boolean {
  const value = given[name];
  if (value === undefined || value === null || value === '') return otherwise;
  return ['true', '1', 'yes', 't', 'y', 'on'].includes(String(value).toLowerCase());
}

/** A list: JSON, or a text with commas. */
export function list(given: Given, name: string): readonly string[] | undefined {
  const value = given[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value)) return value.slice(0, 1000).map(String);
  const written = String(value);
  if (written.startsWith('['))
    try {
      const read: unknown = JSON.parse(written);
      if (Array.isArray(read)) return read.slice(0, 1000).map(String);
    } catch {
      throw notRight(name, 'Cannot parse JSON');
    }
  return written
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}
