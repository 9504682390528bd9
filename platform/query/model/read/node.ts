import { text } from '#foundation';
import { notSupported } from '../refusal.ts';
import type { PgNode } from './parse-sql.ts';

/** `{ColumnRef: {…}}` → its only name and its content. */
export function unwrap(node: unknown): { readonly name: string; readonly content: PgNode } {
  const entries = typeof node === 'object' && node !== null ? Object.entries(node) : [];
  if (entries.length !== 1) return { name: 'Nothing', content: {} };
  const [name, content] = entries[0]!;
  return { name, content: (typeof content === 'object' && content !== null ? content : {}) as PgNode };
}

/**
 * Refuses a node that says more than its reader knows. A field the reader does not expect would change the meaning of the query
 * (DISTINCT, OVER, ONLY, TABLESAMPLE …), so it is never ignored.
 */
export function expectFields(node: PgNode, construct: string, allowed: readonly string[], at: number): void {
  for (const field of Object.keys(node))
    if (!allowed.includes(field))
      notSupported(
        `${construct}.${field}`,
        at,
        text(
          `此处的写法（${construct}：${field}）不在查询语言之内。`,
          `This form (${construct}: ${field}) is not in the query language.`,
        ),
      );
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** `[{String: {sval}}, …]` → the texts; refuses anything else, e.g. a star among names. */
export function stringsOf(value: unknown, at: number): readonly string[] {
  return listOf(value).map((entry) => {
    const { name, content } = unwrap(entry);
    const string = content['sval'];
    return name === 'String' && typeof string === 'string'
      ? string
      : notSupported(name, at, text('此处应为名称。', 'A name is expected here.'));
  });
}
