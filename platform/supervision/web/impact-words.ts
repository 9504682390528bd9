import { defineTexts, text } from '#ui-kit';

export const impactWords = defineTexts('impact', {
  title: text('影响清单', 'Impact list'),
  ofResource: text(
    '逐个信息项列出：哪些协议项下的哪些产品、哪些输出列依赖它，有多少有效订购。停用、更正或处理异议之前请先看这里。',
    'Item by item: which products and output columns under which agreements depend on it, and how many live orders. Look here before a stop, a correction or an objection.',
  ),
  ofAgreement: text(
    '停止这份协议会立即停下 {{products}} 个产品的 {{columns}} 个输出列，涉及 {{orders}} 个有效订购。',
    'A stop of this agreement stops {{columns}} output columns of {{products}} products at once, and {{orders}} live orders.',
  ),
  buyersNotNamed: text(
    '买方名称只供监督机构和接受订购的运营机构查看。',
    'Buyers are named only to those who oversee and to the operator that took the orders.',
  ),
  item: text('信息项', 'Item'),
  product: text('产品', 'Product'),
  state: text('状态', 'State'),
  agreement: text('授权协议', 'Agreement'),
  outputs: text('输出列', 'Output columns'),
  output: text('输出列', 'Output column'),
  sources: text('来源', 'Made of'),
  ownColumn: text('自带数据 {{column}}', 'own data {{column}}'),
  onlyRows: text('不进入输出列', 'in no output column'),
  orders: text('有效订购', 'Live orders'),
  buyers: text('买方', 'Buyers'),
  countBuyers: text('{{count}} 家', '{{count}}'),
  calls: text('已放行查询', 'Queries answered'),
  noProduct: text('没有产品使用', 'in no product'),
  nothing: text(
    '没有协议、产品或订购依赖它的信息项。',
    'No agreement, product or order depends on its items.',
  ),
});
