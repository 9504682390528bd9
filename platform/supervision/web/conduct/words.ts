import { defineTexts, text } from '#ui-kit';

export const conductWords = defineTexts('conduct', {
  title: text('经营行为公开指标', 'Conduct of operators'),
  lead: text(
    '各领域的集中程度，以及同等订单的价格差异。按公开公式每日核算，不涉及任何购买方。',
    'How concentrated each field is, and how far prices of equal orders lie apart. Made every day by an open formula; no buyer is told of.',
  ),
  computed: text('核算时间', 'Computed'),
  never: text('尚未核算。', 'Not computed yet.'),
  fields: text('领域集中度', 'Concentration by field'),
  fieldsNote: text(
    'HHI 为各运营机构调用份额（百分数）的平方和，10000 表示只有一家；只用已公布的每日用量，近一年。',
    'HHI is the sum of the squares of the operators’ shares of calls in percent; 10,000 is one alone. Published daily totals of the last year and nothing else.',
  ),
  noFields: text('近一年没有已公布的用量。', 'No use was published in the last year.'),
  field: text('用途领域', 'Field of use'),
  operators: text('运营机构数', 'Operators'),
  calls: text('调用（至少）', 'Calls (at least)'),
  hhi: text('HHI', 'HHI'),
  top: text('最大份额（%）', 'Largest share (%)'),
  prices: text('价格差异', 'Price spread'),
  pricesNote: text(
    '同一产品、同一版本、同一用途、同一用量级的订单，成交价最高比最低高出的百分比；至少三家购买方才公布。',
    'Orders of one product in one version for one use in one class of volume: by how much the dearest price is above the cheapest. Only where at least three bought.',
  ),
  noPrices: text('没有可以公布的价格差异。', 'There is no spread that can be published.'),
  product: text('产品', 'Product'),
  spread: text('差异（%）', 'Spread (%)'),
  freeAndCharged: text('有的免费、有的收费', 'Some free, some charged'),
  rules: text('公式和参数', 'Formula and parameters'),
  rule: text('规则', 'Rule'),
  clause: text('依据', 'Clause'),
  parameters: text('参数', 'Parameters'),
  unverified: text('参数尚待主管部门确认', 'Parameters not confirmed yet'),
});
