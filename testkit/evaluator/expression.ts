import type { Expression } from '#platform/query/model';
import { type Cell, common, isNum, type Num, nearest, num, power, to, withinRow } from './numbers.ts';

/** How the evaluator sees one row (or one group) while it computes an expression. */
export interface Sight {
  readonly name: (qualifier: string | undefined, name: string) => Cell;
  /** Static type of a column: whole or decimal with its scale. */
  readonly numberOf: (qualifier: string | undefined, name: string) => NumberKind | null;
  readonly aggregate: (node: Extract<Expression, { kind: 'aggregate' }>) => Cell;
  readonly parameter: (name: string) => Cell;
  /** Rows compute in 27 digits, groups without bound. */
  readonly bounded: boolean;
  /** Values known as a whole, before their parts are looked at: group keys. */
  readonly known?: (node: Expression) => { readonly value: Cell } | undefined;
  /** Products keep all their digits. */
  readonly exact?: boolean;
}

export interface NumberKind {
  readonly whole: boolean;
  readonly scale: number;
}

/** What kind of number an expression is, whatever its value: decides how it divides and how far a product is rounded. */
export function kindOf(node: Expression, sight: Sight): NumberKind | null {
  const of = (part: Expression): NumberKind | null => kindOf(part, sight);
  switch (node.kind) {
    case 'literal':
      return node.type === 'integer'
        ? { whole: true, scale: 0 }
        : node.type === 'decimal'
          ? { whole: false, scale: node.text.split('.')[1]!.length }
          : null;
    case 'name':
      return sight.numberOf(node.qualifier, node.name);
    case 'parameter': {
      const given = sight.parameter(node.name);
      return isNum(given) ? { whole: given.s === 0, scale: given.s } : null;
    }
    case 'negate':
    case 'abs':
      return of(node.operand);
    case 'extract':
      return { whole: true, scale: 0 };
    case 'round':
      return { whole: false, scale: node.places };
    case 'cast': {
      if (node.operand.kind === 'literal' && node.operand.type === 'text')
        return node.to === 'integer'
          ? { whole: true, scale: 0 }
          : node.to === 'decimal'
            ? { whole: false, scale: node.operand.text.split('.')[1]?.length ?? 0 }
            : null;
      const inner = of(node.operand);
      return inner && node.to === 'decimal' ? { ...inner, whole: false } : inner;
    }
    case 'case':
      return merge([
        ...node.branches.map(({ value }) => of(value)),
        node.otherwise ? of(node.otherwise) : null,
      ]);
    case 'coalesce':
      return merge(node.operands.map(of));
    case 'aggregate':
      if (node.function === 'count') return { whole: true, scale: 0 };
      if (node.function === 'avg') return { whole: false, scale: 6 };
      return { whole: false, scale: of(node.argument!)?.scale ?? 0 };
    case 'arithmetic': {
      const [a, b] = [of(node.left), of(node.right)];
      if (!a || !b) return a ?? b;
      const whole = a.whole && b.whole;
      if (node.operator === '/') return whole ? { whole, scale: 0 } : { whole, scale: 6 };
      if (node.operator === '*') return { whole, scale: Math.min(a.scale + b.scale, 10) };
      return { whole, scale: Math.max(a.scale, b.scale) };
    }
    default:
      return null;
  }
}

const merge = (kinds: readonly (NumberKind | null)[]): NumberKind | null => {
  const known = kinds.filter((kind) => kind !== null);
  return known.length === 0
    ? null
    : { whole: known.every(({ whole }) => whole), scale: Math.max(...known.map(({ scale }) => scale)) };
};

/** The value of an expression as a reader of SQL would compute it by hand. */
export function evaluate(node: Expression, sight: Sight): Cell {
  const value = (part: Expression): Cell => evaluate(part, sight);
  const truth = (part: Expression): boolean | null => value(part) as boolean | null;
  const known = sight.known?.(node);
  if (known) return known.value;
  switch (node.kind) {
    case 'literal':
      if (node.type === 'null') return null;
      if (node.type === 'boolean') return node.text === 'true';
      return node.type === 'text' ? node.text : num(node.text);
    case 'name':
      return sight.name(node.qualifier, node.name);
    case 'parameter':
      return sight.parameter(node.name);
    case 'aggregate':
      return sight.aggregate(node);
    case 'negate': {
      const x = value(node.operand);
      return isNum(x) ? { n: -x.n, s: x.s } : null;
    }
    case 'abs': {
      const x = value(node.operand);
      return isNum(x) ? { n: x.n < 0n ? -x.n : x.n, s: x.s } : null;
    }
    case 'round': {
      const x = value(node.operand);
      return isNum(x) ? to(x, node.places) : null;
    }
    case 'arithmetic': {
      const [a, b] = [value(node.left), value(node.right)];
      if (!isNum(a) || !isNum(b)) return null;
      if (sight.exact && node.operator === '*') return { n: a.n * b.n, s: a.s + b.s };
      const result = calculate(node.operator, a, b, kindOf(node, sight)!);
      return result && sight.bounded ? withinRow(result) : result;
    }
    case 'comparison': {
      const [a, b] = [value(node.left), value(node.right)];
      if (node.operator === 'is distinct from') return a === null || b === null ? a !== b : order(a, b) !== 0;
      if (node.operator === 'is not distinct from')
        return a === null || b === null ? a === b : order(a, b) === 0;
      if (a === null || b === null) return null;
      const sign = order(a, b);
      if (node.operator === '=') return sign === 0;
      if (node.operator === '<>') return sign !== 0;
      if (node.operator === '<') return sign < 0;
      if (node.operator === '<=') return sign <= 0;
      if (node.operator === '>') return sign > 0;
      return sign >= 0;
    }
    case 'between': {
      const [x, low, high] = [value(node.operand), value(node.low), value(node.high)];
      const above = x === null || low === null ? null : order(x, low) >= 0;
      const below = x === null || high === null ? null : order(x, high) <= 0;
      if (above === false || below === false) return false;
      return above === null || below === null ? null : true;
    }
    case 'in': {
      const x = value(node.operand);
      if (x === null) return null;
      return node.list.some((entry) => order(x, value(entry)!) === 0);
    }
    case 'like': {
      const x = value(node.operand);
      const pattern = node.pattern.kind === 'literal' ? node.pattern.text : '';
      return typeof x === 'string' ? likeExpression(pattern).test(x) : null;
    }
    case 'is-null':
      return value(node.operand) === null;
    case 'not': {
      const x = truth(node.operand);
      return x === null ? null : !x;
    }
    case 'and': {
      const all = node.operands.map(truth);
      return all.includes(false) ? false : all.includes(null) ? null : true;
    }
    case 'or': {
      const all = node.operands.map(truth);
      return all.includes(true) ? true : all.includes(null) ? null : false;
    }
    case 'case': {
      const taken = node.branches.find(({ when }) => truth(when) === true)?.value ?? node.otherwise;
      return taken ? value(taken) : null;
    }
    case 'coalesce':
      return node.operands.map(value).find((x) => x !== null) ?? null;
    case 'cast': {
      const x = value(node.operand);
      if (typeof x !== 'string') return x;
      if (node.to === 'boolean') return x === 'true';
      return node.to === 'integer' || node.to === 'decimal' ? num(x) : x;
    }
    case 'date-trunc': {
      const x = value(node.operand);
      if (typeof x !== 'string') return null;
      const day =
        node.precision === 'year'
          ? `${x.slice(0, 4)}-01-01`
          : node.precision === 'month'
            ? `${x.slice(0, 7)}-01`
            : x.slice(0, 10);
      return x.length > 10 ? `${day} 00:00:00` : day;
    }
    case 'extract': {
      const x = value(node.operand);
      if (typeof x !== 'string') return null;
      const [year, month, day] = x.slice(0, 10).split('-');
      return num({ year, month, day }[node.part]!, 0);
    }
  }
}

function calculate(operator: string, a: Num, b: Num, kind: NumberKind): Num | null {
  const [x, y, s] = common(a, b);
  switch (operator) {
    case '+':
      return { n: x + y, s };
    case '-':
      return { n: x - y, s };
    case '*':
      return to({ n: a.n * b.n, s: a.s + b.s }, kind.scale);
    case '%':
      return y === 0n ? null : { n: x % y, s: 0 };
    default:
      if (y === 0n) return null;
      return kind.whole ? { n: x / y, s: 0 } : { n: nearest(x * power(6), y), s: 6 };
  }
}

/** -1, 0 or 1 for two values of one kind. */
export function order(a: Cell, b: Cell): number {
  if (isNum(a) && isNum(b)) {
    const [x, y] = common(a, b);
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (typeof a === 'string' && typeof b === 'string')
    return Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return Math.sign(Number(a) - Number(b));
}

function likeExpression(pattern: string): RegExp {
  const source = [...pattern.matchAll(/\\(.)|(%)|(_)|(.)/gsu)]
    .map(([, escaped, any, one, plain]) =>
      any ? '.*' : one ? '.' : (escaped ?? plain ?? '').replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`, 'su');
}
