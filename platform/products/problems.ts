import { defineProblems, text } from '#foundation';

export const productProblems = defineProblems('products', {
  'no-such-product': {
    status: 404,
    title: text('没有这个产品', 'There is no such product'),
    advice: text('请从“数据产品”中选择。', 'Choose one from the list of products.'),
  },
  'not-in-agreement': {
    status: 409,
    title: text('协议不含这样的产品', 'The agreement does not provide for such a product'),
    advice: text(
      '请按协议产品清单中的形式和用途定义。',
      'Define it with a form and purpose of the agreement’s product list.',
    ),
  },
  'definition-unfit': {
    status: 422,
    title: text('产品定义不完整或前后不符', 'Parts of the definition do not fit each other'),
    advice: text('请按所列各处修改。', 'Correct each place that is listed.'),
  },
  'own-data-missing': {
    status: 422,
    title: text('该产品须由买方自带数据', 'This product needs data of the buyer’s own'),
    advice: text('请按产品页所列的列提供数据。', 'Give the columns its page lists.'),
  },
  'own-data-not-taken': {
    status: 422,
    title: text('该产品不使用自带数据', 'This product takes no data of the buyer’s own'),
    advice: text('请去掉自带数据后调用。', 'Call it without own data.'),
  },
  'other-kind': {
    status: 409,
    title: text('产品不是这一种类', 'The product is of another kind'),
    advice: text('请按产品页所示的地址调用。', 'Call it at the address its page shows.'),
  },
  'price-above-ceiling': {
    status: 409,
    title: text('收费高于上限收费标准', 'The price is above its ceiling'),
    advice: text(
      '请在上限以内定价；需要调整上限的，由授权主体按规定办理。',
      'Price it within the ceiling; a ceiling is changed by the authorising body.',
    ),
  },
  'order-not-live': {
    status: 409,
    title: text('订单已经终止', 'The order has ended already'),
    advice: text('只有待接受或者有效的订单可以终止。', 'Only an order that waits or holds can be ended.'),
  },
  'price-not-in-order': {
    status: 422,
    title: text('收费标准填写有误', 'The price is not in order'),
    advice: text(
      '请按所列各处更正：阶梯的起算量逐级增大；已上架产品的生效日期不早于明天。',
      'Correct the listed places: tiers rise; a listed product’s price takes effect tomorrow at the earliest.',
    ),
  },
  'price-not-free': {
    status: 409,
    title: text('这一用途的产品免费提供', 'Products for this use are free'),
    advice: text(
      '用于公共治理、公益事业的，价格填零。',
      'For governance and public welfare the price is zero.',
    ),
  },
  'shared-consent-missing': {
    status: 409,
    title: text('共享数据未经提供单位同意', 'Shared data lacks the consent of its provider'),
    advice: text(
      '资源含其他部门共享的数据：请待其同意后再定义、上架或订购；答复情况见协议页“共享数据同意”一节。',
      'A resource holds data another department shared: define, list or order once it has consented; the agreement’s page says what it answered.',
    ),
  },
  'no-scenario': {
    status: 409,
    title: text('没有已通过的应用场景涵盖这一产品', 'No approved scenario carries this product'),
    advice: text(
      '协议依场景授权：请先在协议页申报应用场景，列入这一产品及其资源，待安全审核和业务合规审核均通过。',
      'The agreement goes by scenario: file one on the agreement’s page that names this product and its resources, and have both reviews pass.',
    ),
  },
  'not-coded': {
    status: 409,
    title: text('登记尚未赋码，不能上架', 'It cannot be listed before registration is coded'),
    advice: text('请先完成所列各项的登记。', 'Complete the registrations that are listed first.'),
  },
  'no-series': {
    status: 409,
    title: text('算不出指数序列', 'The answer is not a series'),
    advice: text(
      '请核对语句：每期一行，期次不重复、不为空。',
      'One row a period, and no period empty or twice.',
    ),
  },
  'code-taken': {
    status: 409,
    title: text('产品代码已被使用', 'The product code is taken'),
    advice: text('请换一个代码。', 'Choose another code.'),
  },
  'tied-to-operator': {
    status: 403,
    title: text('运营机构及其关联方不能订购', 'The operator and those tied to it may not order'),
    advice: text(
      '协议第六部分载明了关联方；如已解除关联，请实施机构变更协议。',
      'Part 6 of the agreement names who is tied to the operator; the implementing body changes it when that has ended.',
    ),
  },
  'not-among-users': {
    status: 403,
    title: text('协议没有约定由本单位使用', 'The agreement does not name this organisation among its users'),
    advice: text(
      '协议第一部分载明了可销售的对象类别和使用地区；本单位的类别、住所地登记有误的，请联系管理员更正。',
      'Part 1 of the agreement names kinds of buyers and regions of use. If your organisation’s kind or seat is registered wrongly, ask the administrator to amend it.',
    ),
  },
  'own-product-as-source': {
    status: 403,
    title: text('不能对本机构已交付的产品再开发', 'A delivered product of one’s own is not re-developed'),
    advice: text(
      '请换用不来自本机构或关联方产品的数据资源。',
      'Use a resource that was not made of a product of your own or of those tied to you.',
    ),
  },
  'ordered-already': {
    status: 409,
    title: text('已有订购', 'There is an order already'),
    advice: text('请查看现有订单。', 'See the order there is.'),
  },
  'tried-too-often': {
    status: 429,
    title: text('试用过于频繁', 'Tried too often'),
    advice: text('请过一分钟再试。', 'Wait a minute and try again.'),
  },
  'purpose-differs': {
    status: 403,
    title: text('用途与产品用途不一致', 'The purpose is not the product’s'),
    advice: text('请按产品页载明的用途调用。', 'Call it for the purpose named on its page.'),
  },
});
