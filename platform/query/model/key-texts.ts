import { text } from '#foundation';
import { problems } from '../problems.ts';
import { limits } from './limits.ts';
import type { GroupedForm, RowExpression } from './normal-form.ts';
import type { QueryParameter } from './parameters.ts';
import { refuseQuery } from './refusal.ts';

/**
 * Holds the texts a query writes into its group keys to a length. They come back from the engine once for each group, also for groups the guards would
 * not let out, and a result that is too large is refused: with texts as long as one likes that refusal counts the groups there really are, one person's
 * among them, without noise and without ε. Short ones reach the bound on groups first. Throws a Refusal.
 */
export function fitKeyTexts({ subjects, keys }: GroupedForm, parameters: readonly QueryParameter[]): void {
  const written = keys.reduce((sum, key) => sum + longestText(key, parameters), 0);
  if (subjects.length > 0 && written > limits.keyText)
    refuseQuery(problems['too-large'], {
      construct: 'key-text',
      detail: text(
        `分组键中直接写出的文本合计至多${limits.keyText}字节。`,
        `The texts written in group keys have at most ${limits.keyText} bytes together.`,
      ),
      nearest: text("CASE WHEN 条件 THEN '甲' ELSE '乙' END", "CASE WHEN condition THEN 'a' ELSE 'b' END"),
    });
}

/** UTF-8 bytes of the longest text that a key can have without any column having it. */
function longestText(key: RowExpression, parameters: readonly QueryParameter[]): number {
  const longest = (values: readonly RowExpression[]): number =>
    Math.max(0, ...values.map((value) => longestText(value, parameters)));
  switch (key.kind) {
    case 'literal':
      return typeof key.value === 'string' ? Buffer.byteLength(key.value) : 0;
    case 'parameter': {
      const allowed = parameters.find(({ name }) => name === key.name)?.allowed;
      return allowed?.kind === 'list' && key.type.kind === 'text'
        ? Math.max(0, ...allowed.values.map((value) => Buffer.byteLength(value)))
        : 0;
    }
    case 'case':
      return longest([
        ...key.branches.map(({ value }) => value),
        ...(key.otherwise === undefined ? [] : [key.otherwise]),
      ]);
    case 'coalesce':
      return longest(key.operands);
    default:
      return 0;
  }
}
