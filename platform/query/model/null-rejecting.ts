import type { ColumnLeaf, RowExpression } from './normal-form.ts';
import { conjuncts, partsOf } from './typed-tree.ts';

/**
 * Does a condition hold only where a column is known? Then saying so beside it adds nothing: `avg(x) FILTER (WHERE x > 15)` looks at the rows where
 * x is more than 15, and of those none is unknown.
 */
export const rejectsNull = (
  condition: RowExpression | null | undefined,
  column: Extract<RowExpression, { kind: 'leaf' }>,
): boolean => (condition ? conjuncts(condition).some((one) => rejects(one, column.leaf)) : false);

function rejects(condition: RowExpression, column: ColumnLeaf): boolean {
  switch (condition.kind) {
    case 'comparison':
      return (
        ordinary.includes(condition.operator) &&
        (isNullWith(condition.left, column) || isNullWith(condition.right, column))
      );
    case 'between':
    case 'in':
    case 'like':
      return isNullWith(condition.operand, column);
    case 'not':
      return condition.operand.kind === 'is-null' && isNullWith(condition.operand.operand, column);
    case 'leaf':
      return isNullWith(condition, column);
    default:
      return false;
  }
}
/** Comparisons of which one unknown side makes the whole unknown. */
const ordinary: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];

/** Is an expression surely null where the column is? */
function isNullWith(expression: RowExpression, column: ColumnLeaf): boolean {
  switch (expression.kind) {
    case 'leaf':
      return expression.leaf.table === column.table && expression.leaf.column === column.column;
    case 'arithmetic':
    case 'negate':
    case 'abs':
    case 'round':
    case 'widen':
    case 'date-trunc':
    case 'extract':
      return partsOf(expression).some((part) => isNullWith(part, column));
    default:
      return false;
  }
}
