import { type Clause, type Text, text } from '#foundation';
import { aggregationRisk, type GuardPolicy, perturbationTable } from '#platform/privacy/model/guards';
import type { NormalForm } from './normal-form.ts';
import { modeOf } from './release-mode.ts';

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
  const mode = form.shape === 'grouped' ? modeOf(form) : null;
  const guarded = mode === 'reviewed';
  return [
    ...(mode === 'cell-key' || mode === 'differential-privacy' ? [noiseLine(mode, minimumGroup, line)] : []),
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

type Line = (guard: string, statement: Text, parameters: GuardLine['parameters']) => GuardLine;

function noiseLine(mode: 'cell-key' | 'differential-privacy', minimumGroup: number, line: Line): GuardLine {
  const { deviation, variance } = perturbationTable;
  return mode === 'cell-key'
    ? line(
        mode,
        text(
          `每个计数加单元格噪声，至多相差 ${deviation}；加噪后不足 ${minimumGroup} 的不显示`,
          `Each count gets its cell’s noise, at most ${deviation} off; below ${minimumGroup} after that it is blank`,
        ),
        { minimumGroup, deviation, variance },
      )
    : line(
        mode,
        text(
          '每个数加离散拉普拉斯噪声，用去人群的隐私预算；分组取自声明的取值',
          'Each number gets discrete Laplace noise and spends of the population’s privacy budget; groups are the declared ones',
        ),
        {},
      );
}
