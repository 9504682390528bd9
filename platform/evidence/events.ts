import { type Text, text } from '#foundation';

/**
 * `totals-published`: subject is the day, payload `{entries}` (ids). `tail-recovered`: a restored database took back what the log held
 * already; subject is the log's origin, payload `{from, to}` (indexes, half-open). `openings-erased`: subject is the erasure, payload
 * `{before, count, kept}`.
 */
export const events: { readonly [kind: string]: Text } = {
  'evidence.totals-published': text('公布每日用量汇总', 'Daily totals of use published'),
  'evidence.tail-recovered': text('恢复后补回日志尾部', 'The log’s tail was taken back after a restore'),
  'evidence.openings-erased': text('保存期满，清除存证明细', 'Salts and values erased after retention'),
};
