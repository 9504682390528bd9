import { type Text, text } from '#foundation';

export const queryEvents: { readonly [kind: string]: Text } = {
  'query.run-submitted': text('提交运行', 'A run was submitted'),
  'query.run-awaits-review': text('结果待出域审核', 'A result awaits the egress review'),
  'query.run-cleared': text('结果放行', 'A result was cleared'),
  'query.misses-exceeded': text('核验未一致次数达到上限', 'Verifications of a buyer missed up to the limit'),
  'query.run-returned': text('结果被审核退回', 'A result was returned by the review'),
  'query.key-destroyed': text(
    '授权数据域连同密钥销毁',
    'The domain of an agreement was destroyed with its key',
  ),
};
