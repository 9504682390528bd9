import { defineTexts, text } from '#ui-kit';

/** What a reviewer is told beside a product's definition. */
export const reviewWords = defineTexts('product-review', {
  rawOut: text('与源数据的重复', 'What repeats the source'),
  rawOutNote: text(
    '按现行数据版本测算：结果中有多少行只对应源数据的一条记录。只给出比例，不给出结果；超过上限的调用会被拒绝。',
    'Measured over the data in service: how many rows of an answer stand on one record of the source. The figures only; calls above the limit are refused.',
  ),
  noStatement: text(
    '这个产品没有语句，不输出数据，不需要测算。',
    'The product has no statement and gives no data: there is nothing to measure.',
  ),
  notApplied: text(
    '不适用：行依法可以开放，或每个数背后都计有足够的受保护对象，或带噪声发布。',
    'Does not apply: rows may lawfully leave, or enough protected units are counted behind each number, or it is released with noise.',
  ),
  withinLimits: text('未超过上限', 'Within the limits'),
  willBeRefused: text('超过上限，调用将被拒绝', 'Above the limit: calls will be refused'),
  figures: text(
    '{{rows}} 行中：带出单条记录的值 {{values}} 行，等同于单条记录的分组 {{keys}} 行',
    'Of {{rows}} rows: {{values}} carry values of a single record, {{keys}} are the keys of a single record',
  ),
  worstOf: text('重复最多的一次：{{values}}', 'The one that repeats most: {{values}}'),
  measured: text(
    '测算了 {{measured}} 次调用（可取的值共可组成 {{possible}} 种），其中 {{refused}} 次会被拒绝',
    '{{measured}} calls measured of {{possible}} that the values allow; {{refused}} would be refused',
  ),
  limits: text(
    '上限：带出单条记录的值 {{records}}，等同于单条记录的分组 {{keys}}。',
    'Limits: {{records}} of rows with values of a single record, {{keys}} of rows that are the keys of one.',
  ),
  unavailable: text('无法测算', 'Could not be measured'),
});
