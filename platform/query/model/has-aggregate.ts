import type { Expression } from './sql-tree.ts';

/** Does an aggregate stand anywhere in it? */
export function hasAggregate(expression: Expression): boolean {
  switch (expression.kind) {
    case 'aggregate':
      return true;
    case 'literal':
    case 'name':
    case 'parameter':
      return false;
    case 'arithmetic':
    case 'comparison':
      return hasAggregate(expression.left) || hasAggregate(expression.right);
    case 'between':
      return [expression.operand, expression.low, expression.high].some(hasAggregate);
    case 'in':
      return hasAggregate(expression.operand) || expression.list.some(hasAggregate);
    case 'like':
      return hasAggregate(expression.operand) || hasAggregate(expression.pattern);
    case 'and':
    case 'or':
    case 'coalesce':
      return expression.operands.some(hasAggregate);
    case 'case':
      return (
        expression.branches.some(({ when, value }) => hasAggregate(when) || hasAggregate(value)) ||
        (expression.otherwise !== undefined && hasAggregate(expression.otherwise))
      );
    default:
      return hasAggregate(expression.operand);
  }
}
