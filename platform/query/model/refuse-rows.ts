import { text } from '#foundation';
import type { Form } from '#platform/authorisation/model';
import { problems } from '../problems.ts';
import { R31 } from './query-rules.ts';
import { refuseQuery } from './refusal.ts';
import type { ScopeRelation } from './scope.ts';

/** Stops with `query/raw-rows` unless rows of all these tables may leave (R31). */
export function refuseRows(tables: readonly ScopeRelation[]): void {
  const verdict = R31.judge({
    tables: tables.map(({ title, units, forms }) => ({ title, protectedUnits: units.length, forms })),
  });
  if (!verdict.holds)
    refuseQuery(problems['raw-rows'], {
      detail: verdict.reasons[0]!,
      rule: verdict.rule,
      clause: verdict.clause,
      nearest: text(
        'SELECT 分组列, count(*) FROM … GROUP BY 分组列',
        'SELECT column, count(*) FROM … GROUP BY column',
      ),
    });
}

/** Stops with `query/form-not-granted` unless the table is granted in this form. Open data may of course be counted. */
export function refuseForm({ title, units, forms }: ScopeRelation, form: Form): void {
  const open = units.length === 0 && forms.includes('open-extract');
  if (!forms.includes(form) && !open)
    refuseQuery(problems['form-not-granted'], {
      detail: text(`“${title}”没有授权这种输出形式。`, `“${title}” is not granted in this form.`),
      rule: 'R29',
      clause: { document: '实施规范', article: '21' },
    });
}
