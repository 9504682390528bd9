import { type Clause, type Text, text } from '#foundation';
import { aggregationRisk, type GuardPolicy } from '#platform/privacy/model/guards';
import type { NormalForm } from './normal-form.ts';

/** A guard that an answer will go through, with the agreement's numbers. */
export interface GuardLine {
  readonly guard: string;
  readonly statement: Text;
  readonly parameters: { readonly [name: string]: number };
  readonly clause: Clause;
}

/** The guards of a query before it runs; what they blanked is for nobody to know beforehand. */
export function guardLines(form: NormalForm, policy: GuardPolicy): readonly GuardLine[] {
  const { minimumGroup, dominance, rounding, maxRows, maxBytes } = policy;
  const line = (guard: string, statement: Text, parameters: GuardLine['parameters']): GuardLine => ({
    guard,
    statement,
    parameters,
    clause: aggregationRisk,
  });
  const guarded = form.shape === 'grouped' && form.subjects.length > 0;
  return [
    ...(guarded
      ? [
          line(
            'minimum-group',
            text(
              `每个数字背后至少 ${minimumGroup} 个保护单位，不足者不显示`,
              `Fewer than ${minimumGroup} protected units behind a number: it is blank`,
            ),
            { minimumGroup },
          ),
          ...(dominance
            ? [
                line(
                  'dominance',
                  text(
                    `最大的 ${dominance.n} 个单位合计超过 ${dominance.k}% 的合计数不显示`,
                    `A sum of which the ${dominance.n} largest units hold more than ${dominance.k} % is blank`,
                  ),
                  { ...dominance },
                ),
              ]
            : []),
          line(
            'complement',
            text(
              '可由其他数相减推出不显示之数的，一并不显示',
              'What a blank number could be computed from is blank too',
            ),
            {},
          ),
        ]
      : []),
    ...(guarded && rounding
      ? [
          line(
            'rounding',
            text(
              `数字按 ${rounding.base} 的倍数取整`,
              `Numbers are rounded to multiples of ${rounding.base}`,
            ),
            {
              base: rounding.base,
            },
          ),
        ]
      : []),
    line('rows', text(`至多 ${maxRows} 行`, `At most ${maxRows} rows`), { maxRows }),
    line('bytes', text(`至多 ${maxBytes} 字节`, `At most ${maxBytes} bytes`), { maxBytes }),
  ];
}
