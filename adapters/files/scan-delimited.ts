import type { Met } from './cells.ts';

export interface Scanned {
  readonly rows: string[][];
  /** Each column by its distinct cells. */
  readonly columns: readonly Met[];
}

const [quoteCode, lineFeed, carriageReturn] = [34, 10, 13];
/** Past this width it is faster to let the other reader make the rows: every column has a table of its own here. */
const mostColumns = 256;

/**
 * Rows of well-formed text (RFC 4180, rows ending in LF or CRLF), cell for cell what papaparse gives, but every distinct cell of a
 * column is made once. Gives `undefined` for whatever is not well formed: a quote that closes before its cell ends, or never. A
 * quote inside a cell that does not begin with one is an ordinary character.
 */
export function scanDelimited(text: string, delimiter: string, mostRows: number): Scanned | undefined {
  const mark = delimiter.charCodeAt(0);
  const columns: Meeting[] = [];
  const rows: string[][] = [];
  const end = text.length;
  let at = 0;
  let row: string[] = [];
  let finished = end === 0;
  while (!finished && rows.length < mostRows) {
    const position = row.length;
    if (position >= mostColumns) return undefined;
    if (position === columns.length) columns.push(new Meeting(text));
    const column = columns[position]!;
    let value: string;
    if (at < end && text.charCodeAt(at) === quoteCode) {
      let close = text.indexOf('"', at + 1);
      let doubled = false;
      while (close >= 0 && text.charCodeAt(close + 1) === quoteCode) {
        doubled = true;
        close = text.indexOf('"', close + 2);
      }
      if (close < 0) return undefined;
      let content = text.slice(at + 1, close);
      if (doubled) content = content.replaceAll('""', '"');
      if (content.includes('\r\n')) content = content.replaceAll('\r\n', '\n');
      value = column.meetText(rows.length, content);
      at = close + 1;
    } else {
      const begin = at;
      let hash = offsetBasis;
      for (; at < end; at++) {
        const code = text.charCodeAt(at);
        if (code === mark || code === lineFeed) break;
        if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) break;
        hash = Math.imul(hash ^ code, prime);
      }
      value = column.meetPart(rows.length, begin, at, hash);
    }
    row.push(value);
    if (at < end && text.charCodeAt(at) === mark) {
      at++;
      continue;
    }
    if (at < end && text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
    if (at < end && text.charCodeAt(at) !== lineFeed) return undefined;
    rows.push(row);
    row = [];
    // The newline that ends the last row does not begin another.
    finished = at >= end - 1;
    at++;
  }
  return { rows, columns: columns.map((column) => column.met(rows.length)) };
}

const offsetBasis = 0x811c9dc5 | 0;
const prime = 0x01000193;

/** The distinct cells of one column, in a hash table of indexes. */
class Meeting {
  readonly #text: string;
  #ids = new Int32Array(64).fill(-1);
  #slots = new Int32Array(64).fill(-1);
  #hashes = new Int32Array(32);
  /** Where the value first stood in the text, or −1 when it was unquoted into something that stands nowhere. */
  #begins = new Int32Array(32);
  readonly #values: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** A cell that is the text from `begin` to `end`, `hash` being that of its code units. */
  meetPart(row: number, begin: number, end: number, hash: number): string {
    const mask = this.#slots.length - 1;
    let slot = spread(hash) & mask;
    for (;;) {
      const id = this.#slots[slot]!;
      if (id < 0) return this.#take(row, slot, hash, begin, this.#text.slice(begin, end));
      if (this.#hashes[id] === hash && this.#isPart(id, begin, end)) return this.#note(row, id);
      slot = (slot + 1) & mask;
    }
  }

  meetText(row: number, value: string): string {
    let hash = offsetBasis;
    for (let index = 0; index < value.length; index++)
      hash = Math.imul(hash ^ value.charCodeAt(index), prime);
    const mask = this.#slots.length - 1;
    let slot = spread(hash) & mask;
    for (;;) {
      const id = this.#slots[slot]!;
      if (id < 0) return this.#take(row, slot, hash, -1, value);
      if (this.#hashes[id] === hash && this.#values[id] === value) return this.#note(row, id);
      slot = (slot + 1) & mask;
    }
  }

  met = (rows: number): Met => {
    this.#reach(rows - 1);
    return { ids: this.#ids.subarray(0, rows), values: this.#values };
  };

  #isPart(id: number, begin: number, end: number): boolean {
    const value = this.#values[id]!;
    if (value.length !== end - begin) return false;
    const known = this.#begins[id]!;
    if (known < 0) return value === this.#text.slice(begin, end);
    const text = this.#text;
    for (let index = 0; index < value.length; index++)
      if (text.charCodeAt(known + index) !== text.charCodeAt(begin + index)) return false;
    return true;
  }

  #note(row: number, id: number): string {
    if (row >= this.#ids.length) this.#reach(row);
    this.#ids[row] = id;
    return this.#values[id]!;
  }

  #take(row: number, slot: number, hash: number, begin: number, value: string): string {
    const id = this.#values.length;
    if (id === this.#hashes.length) {
      this.#hashes = longer(this.#hashes, id * 2);
      this.#begins = longer(this.#begins, id * 2);
    }
    this.#slots[slot] = id;
    this.#hashes[id] = hash;
    this.#begins[id] = begin;
    this.#values.push(value);
    if (id * 2 > this.#slots.length) this.#widen();
    return this.#note(row, id);
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#values.length; id++) {
      let slot = spread(this.#hashes[id]!) & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }

  #reach(row: number): void {
    if (row < this.#ids.length) return;
    const ids = new Int32Array(Math.max(row + 1, this.#ids.length * 2)).fill(-1);
    ids.set(this.#ids);
    this.#ids = ids;
  }
}

/** The low bits of such a hash alone are poor. */
const spread = (hash: number): number => hash ^ (hash >>> 15);

function longer(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length);
  grown.set(array);
  return grown;
}
