import type { Expression } from '#platform/query/model';

/**
 * Does a row that meets all these conditions surely know the column? Read off how they are written: what is unknown where the column is unknown can
 * never be true. Then "the column is known" cuts nothing off, and is no condition of its own.
 *
 * @param conditions AND taken apart.
 * @param isIt tells the column, however a name is qualified.
 */
export function surelyKnown(
  conditions: readonly Expression[],
  isIt: (name: Expression & { kind: 'name' }) => boolean,
): boolean {
  /** Unknown with the column, whatever else the row holds. */
  const goesWith = (part: Expression): boolean => {
    if (part.kind === 'name') return isIt(part);
    if (part.kind === 'arithmetic') return goesWith(part.left) || goesWith(part.right);
    return withOneOperand.has(part.kind) && 'operand' in part && goesWith(part.operand);
  };
  return conditions.some((condition) => {
    if (condition.kind === 'not')
      return condition.operand.kind === 'is-null' && goesWith(condition.operand.operand);
    if (condition.kind === 'comparison')
      return !/distinct/.test(condition.operator) && (goesWith(condition.left) || goesWith(condition.right));
    if (condition.kind === 'name') return isIt(condition);
    return ofOneValue.has(condition.kind) && 'operand' in condition && goesWith(condition.operand);
  });
}
const withOneOperand: ReadonlySet<string> = new Set([
  'negate',
  'abs',
  'round',
  'cast',
  'date-trunc',
  'extract',
]);
const ofOneValue: ReadonlySet<string> = new Set(['between', 'in', 'like']);
