import { text } from '#foundation';
import type { WholeOrder } from '../read/query-tree.ts';
import { notSupported } from '../refusal.ts';
import type { OpenBody, OpenColumn, OpenExpression } from './open-tree.ts';

/** What is known of the body of a query once it is looked up. */
export interface BoundBody {
  readonly body: OpenBody;
  readonly columns: readonly OpenColumn[];
  /** ORDER BY by anything else than an output column; absent where only those may be named. */
  readonly orderExpression?: (item: WholeOrder) => OpenExpression | { readonly output: number };
}

/** The output column a position or a name means. */
export function outputOf(
  { expression }: WholeOrder,
  columns: readonly { readonly name?: string | undefined }[],
): { readonly output: number } {
  const output =
    expression.kind === 'literal' && expression.type === 'integer'
      ? Number(expression.text) - 1
      : expression.kind === 'name' && expression.qualifier === undefined
        ? columns.findIndex(({ name }) => name === expression.name)
        : -1;
  return columns[output]
    ? { output }
    : notSupported(
        'position',
        expression.at,
        text('没有这一输出列。', 'There is no such output column.'),
        text('输出列的名称，或从1起的序号', 'the name of an output column, or its number from 1'),
      );
}
