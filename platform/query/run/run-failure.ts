import { type Problem, text } from '#foundation';
import type { QueryFailure } from '../ports.ts';
import { problems } from '../problems.ts';

/** A run without an answer, in words that tell nothing of a row. */
export function runFailure({ code }: QueryFailure): Problem {
  switch (code) {
    case 'timeout':
      return problems['run-failed']({
        detail: text('超过了运行时间上限。', 'It took longer than a run may take.'),
        data: { reason: code },
      });
    case 'memory':
      return problems['run-failed']({
        detail: text('超过了内存上限。', 'It needed more memory than a run may have.'),
        data: { reason: code },
      });
    case 'result-too-large':
      return problems['run-failed']({
        detail: text('结果过大。', 'The result is too large.'),
        data: { reason: code },
      });
    case 'cancelled':
      return problems['run-failed']({
        detail: text('查询已取消。', 'The query was cancelled.'),
        data: { reason: code },
      });
    case 'engine-error':
      // What went wrong may depend on a single row: the words stay inside.
      return problems['run-failed']({ data: { reason: code } });
    default:
      return problems['engine-unavailable']({ data: { reason: code } });
  }
}
