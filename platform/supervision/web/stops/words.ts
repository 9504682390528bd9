import { defineTexts, text } from '#ui-kit';

export const stopWords = defineTexts('stops', {
  title: text('紧急停用', 'Emergency stops'),
  lead: text(
    '按协议、产品、购买方或资源一步停用，下一次调用即被拒绝；由另一人解除。',
    'Stop by agreement, product, buyer or resource: the very next call is refused. Another person lifts it.',
  ),
  resource: text('停用资源', 'Stop a resource'),
  product: text('停用产品', 'Stop a product'),
  agreement: text('停用协议', 'Stop an agreement'),
  buyer: text('停用购买方', 'Stop a buyer'),
  none: text('没有停用的对象。', 'Nothing is stopped.'),
  thing: text('对象', 'What'),
  reason: text('原因', 'Reason'),
  state: text('状态', 'State'),
  since: text('停用时间', 'Since'),
  lifted: text('解除时间', 'Lifted'),
  lift: text('解除', 'Lift'),
});
