import { text } from '#foundation';
import { problems } from '../problems.ts';
import { readAs } from './literals.ts';
import { notSupported, refuseQuery } from './refusal.ts';
import type { At } from './sql-tree.ts';
import type { Digits } from './type-expression.ts';
import type { Typed } from './typed-tree.ts';
import {
  integerType,
  isNumeric,
  plainType,
  typeText,
  unify,
  type ValueType,
  widestDigits,
} from './value-type.ts';

/** A number, or a bare NULL as one. */
export function asNumber<Leaf>(operand: Typed<Leaf>, source: At): Typed<Leaf> {
  if (isNumeric(operand.type)) return operand;
  if (operand.type.kind === 'null') return { ...operand, type: integerType(1) };
  return mismatch(source, operand.type, integerType());
}

/** A date or a timestamp. */
export function asDate<Leaf>(operand: Typed<Leaf>, source: At): Typed<Leaf> {
  return operand.type.kind === 'date' || operand.type.kind === 'timestamp'
    ? operand
    : mismatch(source, operand.type, plainType('date'));
}

/** A condition, as WHERE, ON, FILTER and HAVING want one; a bare NULL is an unknown one. */
export function asCondition<Leaf>(operand: Typed<Leaf>, source: At): Typed<Leaf> {
  if (operand.type.kind === 'boolean') return operand;
  if (operand.type.kind === 'null') return { ...operand, type: plainType('boolean') };
  return mismatch(source, operand.type, plainType('boolean'));
}

/** Stops with `query/type-mismatch`. */
export function mismatch(source: At, is: ValueType, wanted: ValueType): never {
  return refuseQuery(problems['type-mismatch'], {
    at: source.at,
    detail: text(
      `此处应为${typeText[wanted.kind].zh}，而不是${typeText[is.kind].zh}。`,
      `A ${typeText[wanted.kind].en} is expected here, not a ${typeText[is.kind].en}.`,
    ),
  });
}

/** Sides of a comparison: text literals take the type of the other side, numbers may differ in scale, everything else must be of one kind. */
export function alike<Leaf>(sides: readonly Typed<Leaf>[], source: At): readonly Typed<Leaf>[] {
  for (const side of sides)
    if (side.kind === 'literal' && side.type.kind === 'null')
      notSupported(
        'null-comparison',
        source.at,
        text('与NULL比较永远不成立。', 'A comparison with NULL is never true.'),
        text('IS NULL', 'IS NULL'),
      );
  const kind =
    sides.find(({ kind, type }) => !(kind === 'literal' && type.kind === 'text'))?.type.kind ?? 'text';
  const read = sides.map((side) => readLiteral(side, kind, source));
  const first = read[0]!.type;
  for (const { type } of read)
    if (type.kind !== first.kind && !(isNumeric(type) && isNumeric(first))) mismatch(source, type, first);
  return read;
}

function readLiteral<Leaf>(side: Typed<Leaf>, kind: ValueType['kind'], source: At): Typed<Leaf> {
  if (
    side.kind !== 'literal' ||
    side.type.kind !== 'text' ||
    typeof side.value !== 'string' ||
    kind === 'text' ||
    kind === 'null'
  )
    return side;
  const value = readAs(side.value, kind);
  if (!value)
    return refuseQuery(problems['type-mismatch'], {
      at: source.at,
      detail: text(
        `“${side.value.slice(0, 60)}”不是${typeText[kind].zh}。`,
        `“${side.value.slice(0, 60)}” is not a ${typeText[kind].en}.`,
      ),
    });
  return { kind: 'literal', ...value };
}

/** Branches of CASE and sides of COALESCE, brought to one type. */
export function unified<Leaf>(
  branches: readonly Typed<Leaf>[],
  source: At,
  digits: Digits,
): readonly Typed<Leaf>[] {
  const firm =
    branches.find(({ kind, type }) => type.kind !== 'null' && !(kind === 'literal' && type.kind === 'text'))
      ?.type.kind ?? 'text';
  const read = branches.map((branch) => readLiteral(branch, firm, source));
  const common = read.reduce<ValueType>(
    (type, branch) => unify(type, branch.type) ?? mismatch(source, branch.type, type),
    plainType('null'),
  );
  const unbounded = common.kind === 'null' ? plainType('text') : common;
  if (digits === 'refused' && unbounded.digits > widestDigits)
    refuseQuery(problems['too-large'], {
      at: source.at,
      detail: text('运算的位数过多。', 'The arithmetic has too many digits.'),
    });
  const type =
    digits === 'cut' ? { ...unbounded, digits: Math.min(unbounded.digits, widestDigits) } : unbounded;
  return read.map((branch) => {
    if (branch.kind === 'literal' && branch.value === null) return { ...branch, type };
    return isNumeric(type) &&
      (branch.type.kind !== type.kind ||
        branch.type.scale !== type.scale ||
        branch.type.digits !== type.digits)
      ? { kind: 'widen', operand: branch, type }
      : branch;
  });
}
