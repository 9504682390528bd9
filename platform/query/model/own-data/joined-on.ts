import { bodyExpressions, queriesOf } from '../open/open-columns.ts';
import type { OpenExpression, OpenFrom, OpenQuery } from '../open/open-tree.ts';
import type { ScopeRelation } from '../scope.ts';
import { conjuncts } from '../typed-tree.ts';

/** A column of another table that a column of the own one is equated with, in ON, USING or WHERE. */
export interface JoinedOn {
  readonly column: string;
  readonly with: ScopeRelation;
  readonly of: string;
}

/** Where the own table meets others, so that made-up rows can meet there too. */
export function joinedOn(query: OpenQuery, own: ScopeRelation): readonly JoinedOn[] {
  const { body } = query;
  const inner = [...query.with.map((one) => one.query), ...queriesOf(body)].flatMap((one) =>
    joinedOn(one, own),
  );
  if (body.kind !== 'select' || !body.from) return inner;
  const tables = new Map<number, ScopeRelation>();
  gather(body.from, tables);
  const columnOf = (side: OpenExpression) => {
    const plain = side.kind === 'widen' ? side.operand : side;
    if (plain.kind !== 'leaf' || plain.leaf.kind !== 'column') return null;
    const relation = tables.get(plain.leaf.source);
    return relation ? { relation, column: plain.leaf.column } : null;
  };
  const met = bodyExpressions(body)
    .flatMap(conjuncts)
    .flatMap((condition): readonly JoinedOn[] => {
      if (condition.kind !== 'comparison' || condition.operator !== '=') return [];
      const sides = [columnOf(condition.left), columnOf(condition.right)];
      const mine = sides.find((side) => side?.relation === own);
      const other = sides.find((side) => side && side.relation !== own);
      return mine && other ? [{ column: mine.column, with: other.relation, of: other.column }] : [];
    });
  return [...met, ...inner];
}

function gather(from: OpenFrom, tables: Map<number, ScopeRelation>): void {
  if (from.kind === 'join') {
    gather(from.left, tables);
    gather(from.right, tables);
  } else if (from.kind === 'table') tables.set(from.id, from.relation);
}
