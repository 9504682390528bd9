import { defineTexts, text, useTexts, yuanOfFen } from '#ui-kit';

export const productWords = defineTexts('products', {
  title: text('数据产品', 'Data products'),
  lead: text(
    '运营机构在授权范围内开发的产品和服务。每个产品都能追到授权协议和数据资源。',
    'Products and services that operators make within their authorisation. Each can be traced to its agreement and its resources.',
  ),
  nothing: text('还没有上架的产品。', 'No product is listed yet.'),
  name: text('产品', 'Product'),
  operator: text('运营机构', 'Operator'),
  kind: text('种类', 'Kind'),
  price: text('价格', 'Price'),
  state: text('状态', 'State'),
  code: text('产品代码', 'Code'),
  privacyBudget: text('隐私预算', 'Privacy budget'),
  spends: text('每次调用支出 ε {{epsilon}}', 'each call spends ε {{epsilon}}'),
  spendsNone: text(
    '协议没有约定每次的 ε，不能调用',
    'the agreement allots no ε to a call: it cannot be called',
  ),
  spendsNote: text(
    '答复加有差分隐私噪声。每次调用从协议持有的隐私预算份额中支出 ε {{epsilon}}，用完即止；试用不支出。',
    'Answers carry the noise of differential privacy. Each call spends ε {{epsilon}} of the share its agreement holds, and none is answered when it is used up; trying it spends none.',
  ),
  purpose: text('用途', 'Purpose'),
  free: text('免费', 'Free'),
  perCall: text('元/次', 'yuan a call'),
  perProduct: text('元/份', 'yuan a product'),
  perHour: text('元/小时', 'yuan an hour'),
  perRow: text('元/行', 'yuan a row'),
  perByte: text('元/兆字节', 'yuan a megabyte'),
  above: text('超过 {{above}} 的部分 {{price}}', '{{price}} above {{above}}'),
  priceFrom: text('自 {{from}} 起的新订单', 'For new orders from {{from}} on'),
  registration: text('登记', 'Registration'),
  notRegistered: text('还没有登记', 'Not registered yet'),
  until: text('{{number}}（{{until}} 起失效）', '{{number}} (until {{until}})'),
  parameters: text('调用参数', 'Parameters of a call'),
  noParameters: text('这个产品没有参数。', 'It takes no parameters.'),
  parameter: text('参数', 'Parameter'),
  type: text('类型', 'Type'),
  values: text('可取的值', 'Values allowed'),
  anyValue: text('不限', 'any'),
  call: text('调用', 'How to call it'),
  callNote: text(
    '下单并被接受后，用机构的机器客户端取得令牌再调用；每次答复都带可核验的凭证。',
    'After an accepted order, call it with a token of your organisation’s machine client. Every answer carries a receipt that can be verified.',
  ),
  callSandbox: text('用程序试用', 'Trying it by program'),
  callSandboxNote: text(
    '开发时用沙箱密钥：不需要订购和批准，只得到演示数据，到期自动失效。',
    'While developing use a sandbox key: no order and no approval, made-up data only, and it ends by itself.',
  ),
  createSandboxKey: text('创建沙箱密钥', 'Create a sandbox key'),
  try: text('试用', 'Try it'),
  tryNote: text(
    '用随机生成的演示数据试调：问法、答复结构和保护规则与正式调用相同。不需要订购，不计量，不出凭证。',
    'On made-up data: asked, answered and guarded like a call. No order, no meter, no receipt.',
  ),
  tryNow: text('试一次', 'Try'),
  trySignIn: text('登录后可以试用。', 'Sign in to try it.'),
  tryReport: text('演示数据：{{title}}（{{period}}）', 'Made-up data: {{title}} ({{period}})'),
  madeUpTable: text('{{title}}（演示数据）', '{{title}} (made-up data)'),
  savePage: text('保存演示网页', 'Save the made-up page'),
  listSamples: text('列出虚构的对象', 'List made-up subjects'),
  samples: text(
    '虚构的对象：选一个试“一致”，改动任一值试“未核实一致”',
    'Made-up subjects: choose one for a hit, change a value for a miss',
  ),
  onRecord: text('记录在案的值', 'On record'),
  noneOnRecord: text('（没有）', '(none)'),
  takeSample: text('选用', 'Use it'),
  trialConsent: text('演示授权同意凭码', 'made-up consent token'),
  tryMore: text('只列出前 {{rows}} 行。', 'The first {{rows}} rows are shown.'),
  blank: text('留空', 'blank'),
  copy: text('复制', 'Copy'),
  copied: text('已复制', 'Copied'),
  verificationItems: text('核验所用的信息项', 'Items of a verification'),
  item: text('字段', 'Field'),
  itemTitle: text('信息项', 'Item'),
  itemUse: text('作用', 'What it is for'),
  identifies: text('标识核验对象', 'Identifies the subject'),
  compared: text('比对', 'Compared'),
  answersExistence: text(
    '回答：exists 为核验对象是否存在；yes 一致，no 不一致，unknown 无记录。',
    'Answers: exists says whether the subject is there; yes the values agree, no they differ, unknown there is none on record.',
  ),
  answersUniform: text(
    '回答：yes 一致；no 未核实一致（值不同、没有该值与没有该对象，回答相同）。',
    'Answers: yes the values agree; no is not confirmed (another value, no value and no such subject are answered alike).',
  ),
  needsConsent: text(
    '核验个人须先取得其授权同意；订购被接受后在本页“授权同意”登记，或用接口 …/consents 登记，把得到的凭码填在 consent 中。凭码只对这个人、本产品、本用途和登记单位有效；所依据的同意随调用存证。',
    'Obtain the person’s consent first. With an accepted order register it under “Consents” on this page, or at …/consents, and give the token in “consent”. A token is good for that person, product, purpose and organisation alone; the consent is kept in the evidence of the call.',
  ),
  ordered: text('贵单位已订购', 'Ordered by your organisation'),
  listedAt: text('上架时间', 'Listed'),
  text: text('文本', 'Text'),
  integer: text('整数', 'Integer'),
  decimal: text('小数', 'Decimal'),
  date: text('日期', 'Date'),
  boolean: text('是否', 'Yes or no'),
  timestamp: text('时间', 'Timestamp'),
  agreement: text('授权协议', 'Agreement'),
  resources: text('所用数据资源', 'Resources it uses'),
  lineage: text('来源与去向', 'Lineage'),
  noResources: text('没有公布所用资源。', 'The resources are not published.'),
  verification: text('数据核验', 'Verification'),
  'data-api': text('数据接口', 'Data API'),
  index: text('指数', 'Index'),
  report: text('报告', 'Report'),
  'model-features': text('模型特征', 'Model features'),
  group: text('分组', 'Group'),
  feature: text('特征', 'Feature'),
  label: text('标签', 'Label'),
  weight: text('样本权重', 'Sample weight'),
  feeClass: text('收费类别', 'Fee class'),
  freeOfCharge: text('免费', 'Free of charge'),
  guided: text('政府指导价', 'Government-guided price'),
  pricedOn: text('{{basis}}（{{at}} 定价）', '{{basis}} (priced {{at}})'),
  orderWaits: text('订购待接受', 'Your order waits for acceptance'),
  digest: text('定义摘要', 'Digest of the definition'),
  items: text('所用信息项：{{items}}', 'Items it reads: {{items}}'),
  series: text('已发布的指数', 'Published series'),
  seriesNote: text(
    '修订过的期次保留此前公布的数。每个数都有凭证。',
    'Periods that were revised keep what was published before. Each number has a receipt.',
  ),
  noSeries: text('还没有发布。', 'Nothing is published yet.'),
  publishedAt: text('发布时间', 'Published'),
  period: text('期次', 'Period'),
  value: text('指数', 'Index'),
  earlier: text('此前公布', 'Published before'),
  receipt: text('凭证', 'Receipt'),
  notKnown: text('不发布', 'not published'),
  inheritedLevel: text('沿袭来源的最高级别（R60）：', 'Level inherited from what it is made of (R60):'),
  levelOfColumn: text('级别', 'Level'),
  columnSources: text('列级来源', 'Where each column comes from'),
  columnSourcesNote: text(
    '每个输出列由哪些信息项或自带数据的哪些列得出、怎样得出；以及不进入结果、只决定有哪些行的信息项。',
    'Which items, or columns of the data you bring, each output column is made of and how; and the items that enter no result and only decide which rows there are.',
  ),
  output: text('输出列', 'Output column'),
  madeOf: text('来源', 'Made of'),
  besides: text('只决定行的信息项', 'Items that only decide rows'),
  besidesCompared: text('只用于比对的信息项', 'Items that are only compared'),
  ownColumns: text('自带数据的列', 'Columns of the data you bring:'),
  fromNoItem: text('不取自信息项（如行数）', 'of no item, such as a number of rows'),
  noColumns: text('还没有列级来源记录。', 'No column lineage is recorded yet.'),
  features: text('特征', 'Features'),
  column: text('列', 'Column'),
  role: text('作用', 'Role'),
  meaning: text('含义', 'Meaning'),
  paged: text(
    '每页 {{rows}} 行：把答复中的 next 作为 cursor 再调用，直到 next 为空。',
    'Pages of {{rows}} rows: pass next of an answer as cursor of the call after it, until it is null.',
  ),
});

/** A product's form or a parameter's type in the reader's words. */
export function useProductWord(): (value: string) => string {
  const t = useTexts(productWords);
  return (value) => (value in productWords.pairs ? t(value as keyof typeof productWords.pairs) : value);
}

/** A price as people read it: so much a unit, and what holds above each tier. */
export function usePrice(): (product: {
  readonly feeClass: string;
  readonly priceFen: string;
  readonly tiers: readonly { readonly above: string; readonly priceFen: string }[];
  readonly per: string;
}) => string {
  const t = useTexts(productWords);
  return ({ feeClass, priceFen, tiers, per }) => {
    if (feeClass === 'free' || (priceFen === '0' && tiers.length === 0)) return t('free');
    const unit = t(units[per] ?? 'perCall');
    const of = (fen: string) => `${yuanOfFen(fen)} ${unit}`;
    const above = tiers.map((tier) => t('above', { above: tier.above, price: of(tier.priceFen) }));
    return [of(priceFen), ...above].join('；');
  };
}

const units: { readonly [per: string]: 'perProduct' | 'perHour' | 'perRow' | 'perByte' | undefined } = {
  product: 'perProduct',
  hour: 'perHour',
  row: 'perRow',
  byte: 'perByte',
};
