import { defineProblems, text } from '#foundation';

export const settlementProblems = defineProblems('pricing', {
  'no-such-account': {
    status: 404,
    title: text('没有这份结算文件', 'There is no such document of settlement'),
    advice: text(
      '请核对编号；对账单、账单和收益分配只供协议各方、购买方和监督机构查看。',
      'Check the id; it is for the parties of the agreement, the buyer and those who oversee.',
    ),
  },
  'no-such-line': {
    status: 422,
    title: text('没有这一行', 'There is no such line'),
    advice: text('请按文件上的行号填写，每行只写一次。', 'Give the numbers of its lines, each once.'),
  },
  'rate-unknown': {
    status: 422,
    title: text('税率不在可选范围', 'Not a rate of tax that may be used'),
    advice: text('请选择规则登记册列出的税率。', 'Choose one of the rates in the rule register.'),
  },
  'nothing-to-settle': {
    status: 409,
    title: text('没有可以办理的金额', 'There is no amount to settle'),
    advice: text(
      '请核对账单余额或者待分配收入。',
      'Check what is outstanding, or what was received and not shared.',
    ),
  },
  'amount-unfit': {
    status: 422,
    title: text('金额不合适', 'The amount does not fit'),
    advice: text('金额应大于零，且不超过可办理的余额。', 'More than zero, and at most what is left.'),
  },
  'slip-recorded': {
    status: 409,
    title: text('该银行流水号已登记', 'This slip of the bank is recorded already'),
    advice: text(
      '同一笔到账只登记一次；确属另一笔的，请核对流水号。',
      'One payment is recorded once; if it is another one, check the serial number.',
    ),
  },
  'wrong-payer': {
    status: 409,
    title: text('付款人不是购买方', 'The payer is not the buyer'),
    advice: text(
      '代付的，请写明代付说明；误付的，退回付款人后不登记。',
      'If somebody pays for the buyer, say why; a payment by mistake goes back and is not recorded.',
    ),
  },
  'not-yet-day': {
    status: 422,
    title: text('日期晚于今天', 'The day is not there yet'),
    advice: text('请填写实际发生的日期。', 'Give the day on which it happened.'),
  },
  'slip-missing': {
    status: 409,
    title: text('没有找到银行回单', 'The slip was not found'),
    advice: text('请先上传回单，再登记。', 'Upload the slip first.'),
  },
  'sharing-open': {
    status: 409,
    title: text('已有一份待审定的收益分配', 'A sharing waits to be decided'),
    advice: text('请先办结或者撤回上一份。', 'Have it decided or withdrawn first.'),
  },
  'not-to-own-account': {
    status: 409,
    title: text('行政机关的收益不得进入本单位账户', 'Not to an administrative organ’s own account'),
    advice: text(
      '请将协议中的分配方式变更为非税收入，或者以服务、数据治理履行；缴库的收款人应为国库或财政专户。',
      'Change the agreement to non-tax revenue or to services; the payee is the treasury or the fiscal account.',
    ),
  },
  'rule-unfit': {
    status: 409,
    title: text('协议的分配规则无法执行', 'The agreement’s rule cannot be carried out'),
    advice: text(
      '请核对协议第七部分的收益分配，比例合计不得超过 1。',
      'Check the benefit sharing of part 7: together at most 1.',
    ),
  },
  'paid-already': {
    status: 409,
    title: text('这一项已经支付或者登记', 'This line was paid or delivered already'),
    advice: text('请查看支付记录。', 'See the record of payments.'),
  },
});
