import { holds } from './expression-parts.ts';
import type { AnyExpression } from './type-expression.ts';

/** Does an aggregate stand anywhere in it? */
export const hasAggregate = (expression: AnyExpression): boolean =>
  holds(expression, ({ kind }) => kind === 'aggregate');
