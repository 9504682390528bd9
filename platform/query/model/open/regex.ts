import { text } from '#foundation';
import { notSupported } from '../refusal.ts';
import type { AnyExpression } from '../type-expression.ts';

/**
 * A regular expression that means the same to PostgreSQL and to the engine: characters, `.`, sets, groups, alternatives, `* + ? {n,m}`, `^`, `$`,
 * `\d` and escaped signs. Both find it anywhere in the text unless it is anchored. What else there is (classes by name, look-around, back references,
 * `\w`) differs between them and is refused.
 */
export function portablePattern(pattern: AnyExpression): string {
  if (pattern.kind !== 'literal' || pattern.type !== 'text')
    return notSupported(
      'regex-pattern',
      pattern.at,
      text('正则的样式须直接写出。', 'The pattern of a regular expression is written out.'),
      text("列 ~ '^A[0-9]+$'", "col ~ '^A[0-9]+$'"),
    );
  const refuse = (): never =>
    notSupported(
      'regular-expression',
      pattern.at,
      text(
        '正则中只用字符、“.”、“[…]”、分组、“|”、“* + ? {n,m}”、“^”、“$”、“\\d”。',
        'A regular expression holds characters, “.”, “[…]”, groups, “|”, “* + ? {n,m}”, “^”, “$” and “\\d”.',
      ),
      text("列 ~ '^A[0-9]+$'，或LIKE", "col ~ '^A[0-9]+$', or LIKE"),
    );
  return new PatternReader(pattern.text, refuse).read();
}

const most = { characters: 200, depth: 10, repeats: 100 } as const;

class PatternReader {
  private readonly characters: readonly string[];
  private readonly refuse: () => never;
  private place = 0;

  constructor(source: string, refuse: () => never) {
    this.characters = [...source];
    this.refuse = refuse;
    if (this.characters.length > most.characters || source.length === 0) refuse();
  }

  read(): string {
    const all = this.alternatives(0);
    return this.place === this.characters.length ? all : this.refuse();
  }

  private get next(): string | undefined {
    return this.characters[this.place];
  }

  private alternatives(depth: number): string {
    if (depth > most.depth) this.refuse();
    const parts = [this.sequence(depth)];
    while (this.next === '|') {
      this.place += 1;
      parts.push(this.sequence(depth));
    }
    return parts.join('|');
  }

  private sequence(depth: number): string {
    let written = '';
    while (this.next !== undefined && this.next !== '|' && this.next !== ')') {
      const atom = this.atom(depth);
      written += atom + (atom === '^' || atom === '$' ? '' : this.repeat());
    }
    // An empty branch is an error to one and a match to the other.
    return written === '' ? this.refuse() : written;
  }

  private atom(depth: number): string {
    const character = this.characters[this.place++]!;
    switch (character) {
      case '(': {
        if (this.next === '?') this.refuse();
        const inside = this.alternatives(depth + 1);
        return this.characters[this.place++] === ')' ? `(${inside})` : this.refuse();
      }
      case '[':
        return this.set();
      case '\\':
        return this.escaped();
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        return this.refuse();
      default:
        return character;
    }
  }

  private escaped(): string {
    const character = this.characters[this.place++];
    if (character === 'd') return '[0-9]';
    return character !== undefined && /^[.*+?()[\]{}|^$\\/-]$/.test(character)
      ? `\\${character}`
      : this.refuse();
  }

  /** `[^a-z0-9_]`: characters and ranges; brackets, backslashes and carets inside are left out, since they are read differently. */
  private set(): string {
    const negated = this.next === '^';
    if (negated) this.place += 1;
    let inside = '';
    while (this.next !== ']') {
      const character = this.characters[this.place++];
      if (character === undefined || /^[[\]\\^&~]$/.test(character)) return this.refuse();
      const ranged = this.next === '-' && this.characters[this.place + 1] !== ']';
      if (character === '-' && inside !== '') return this.refuse();
      if (!ranged) {
        inside += character === '-' ? '\\-' : character;
        continue;
      }
      const to = this.characters[this.place + 1];
      this.place += 2;
      if (to === undefined || /^[[\]\\^-]$/.test(to) || character > to || character === '-')
        return this.refuse();
      inside += `${character}-${to}`;
    }
    this.place += 1;
    return inside === '' ? this.refuse() : `[${negated ? '^' : ''}${inside}]`;
  }

  private repeat(): string {
    const character = this.next;
    if (character === '*' || character === '+' || character === '?') {
      this.place += 1;
      return this.ended(character);
    }
    if (character !== '{') return '';
    const match = /^\{(\d{1,3})(,(\d{0,3}))?\}/.exec(
      this.characters.slice(this.place, this.place + 9).join(''),
    );
    if (!match) return this.refuse();
    const [low, high] = [Number(match[1]), match[3] ? Number(match[3]) : Number(match[1])];
    if (low > high || high > most.repeats) this.refuse();
    this.place += match[0].length;
    return this.ended(match[0]);
  }

  /** One repetition and no more: `a*?` and `a**` differ. */
  private ended(repeat: string): string {
    return this.next !== undefined && '*+?{'.includes(this.next) ? this.refuse() : repeat;
  }
}
