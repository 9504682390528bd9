import type { AnyExpression } from './type-expression.ts';

/** The expressions one level down, in the order they are written. Queries inside an expression are not expressions of it. */
export function expressionParts(expression: AnyExpression): readonly AnyExpression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
    case 'parameter':
    case 'interval':
    case 'scalar-query':
    case 'exists':
      return [];
    case 'arithmetic':
    case 'comparison':
    case 'concat':
    case 'nullif':
      return [expression.left, expression.right];
    case 'between':
      return [expression.operand, expression.low, expression.high];
    case 'in':
      return [expression.operand, ...expression.list];
    case 'like':
    case 'ilike':
    case 'regex':
      return [expression.operand, expression.pattern];
    case 'and':
    case 'or':
    case 'coalesce':
    case 'extreme':
    case 'grouping':
      return expression.operands;
    case 'case':
      return [
        ...expression.branches.flatMap(({ when, value }): AnyExpression[] => [when, value]),
        ...(expression.otherwise ? [expression.otherwise] : []),
      ];
    case 'aggregate':
      return [
        ...(expression.argument ? [expression.argument] : []),
        ...(expression.filter ? [expression.filter] : []),
      ];
    case 'call':
      return [
        ...expression.operands,
        ...expression.orderBy.map((item) => item.expression),
        ...(expression.filter ? [expression.filter] : []),
        ...(expression.over
          ? [...expression.over.partitionBy, ...expression.over.orderBy.map((item) => item.expression)]
          : []),
      ];
    default:
      return [expression.operand];
  }
}

/** Does something stand in it, at any depth? */
export const holds = (expression: AnyExpression, is: (part: AnyExpression) => boolean): boolean =>
  is(expression) || expressionParts(expression).some((part) => holds(part, is));
