import { text } from '#foundation';
import { notSupported } from './refusal.ts';
import type { AnyExpression } from './type-expression.ts';

/** Escapes `%`, `_` and itself in a LIKE pattern, as in PostgreSQL. */
export const likeEscape = '\\';

/** The pattern of a LIKE: a text written in the query, whose escapes are whole. One that ends in an escape would fail only when a row reaches it. */
export function literalPattern(pattern: AnyExpression): string {
  if (pattern.kind !== 'literal' || pattern.type !== 'text')
    return notSupported(
      'like-pattern',
      pattern.at,
      text('LIKE的样式须直接写出。', 'The pattern of LIKE is written out.'),
      text("列 LIKE 'A%'", "col LIKE 'A%'"),
    );
  const characters = [...pattern.text];
  for (let index = 0; index < characters.length; index++) {
    if (characters[index] !== likeEscape) continue;
    index += 1;
    if (!['%', '_', likeEscape].includes(characters[index] ?? ''))
      return notSupported(
        'like-escape',
        pattern.at,
        text('样式中“\\”之后只能是%、_或\\。', 'In a pattern \\ stands before %, _ or \\ only.'),
      );
  }
  return pattern.text;
}
