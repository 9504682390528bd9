import { defineProblems, text } from '#foundation';

/** Refusals of the governed query. Each names the reason, and `data.nearest` the nearest form that is allowed where there is one. */
export const problems = defineProblems('query', {
  'too-large': {
    status: 422,
    title: text('查询过长或过于复杂', 'The query is too long or too complex'),
    advice: text('请拆成几个较小的查询。', 'Split it into smaller queries.'),
  },
  'not-sql': {
    status: 422,
    title: text('查询语句有语法错误', 'The query is not correct SQL'),
    advice: text('请在所指位置修改后重试。', 'Correct it at the place shown and try again.'),
  },
  'one-select-only': {
    status: 422,
    title: text('只接受一条SELECT查询', 'Only one SELECT is accepted'),
    advice: text('请只写一条SELECT，不写其他语句。', 'Write one SELECT and no other statement.'),
  },
  'not-granted': {
    status: 403,
    title: text('不在授权范围内', 'Outside what is granted'),
    advice: text(
      '请只使用授权范围列出的表和数据项；需要更多时，请申请变更协议。',
      'Use the tables and items the scope lists; to have more, apply for a change of the agreement.',
    ),
  },
  'shared-consent-missing': {
    status: 403,
    title: text('共享数据未经提供单位同意', 'Shared data lacks the consent of its provider'),
    advice: text(
      '资源含其他部门共享的数据，未经其同意不能运行；答复情况见协议页“共享数据同意”一节。',
      'A resource holds data another department shared: nothing is run over it before that one has consented; see the agreement’s page.',
    ),
  },
  'no-scenario': {
    status: 403,
    title: text('没有已通过的应用场景', 'There is no approved scenario for this'),
    advice: text(
      '协议依场景授权：请先申报涵盖这一用途和这些资源的应用场景，待两项审核通过。',
      'The agreement goes by scenario: file one for this purpose and these resources and have both reviews pass.',
    ),
  },
  'nothing-granted': {
    status: 403,
    title: text('现在没有可用的授权', 'Nothing is granted now'),
    advice: text('请查看协议的期限、用途和状态。', 'See the term, purposes and state of the agreement.'),
  },
  'form-not-granted': {
    status: 403,
    title: text('授权不含这种输出形式', 'This form of output is not granted'),
    advice: text('请使用协议允许的形式。', 'Use a form the agreement allows.'),
  },
  'raw-rows': {
    status: 403,
    title: text('不能输出原始行', 'Rows cannot leave as they are'),
    advice: text(
      '请改为分组统计：每个输出要么在GROUP BY中，要么是聚合。',
      'Ask for statistics: each output is either in GROUP BY or an aggregate.',
    ),
  },
  'join-not-declared': {
    status: 403,
    title: text('这种关联未在协议中约定', 'The agreement does not declare this join'),
    advice: text('请按协议约定的键关联。', 'Join on the keys the agreement declares.'),
  },
  'not-supported': {
    status: 422,
    title: text('查询语言不含这种写法', 'The query language does not have this'),
    advice: text('请改用所示的写法。', 'Use the form shown instead.'),
  },
  'own-data-shape': {
    status: 422,
    title: text('自带数据不能这样参与计算', 'Own data cannot take part in this way'),
    advice: text(
      '请改用所示的写法：先受控统计，再与自带数据关联。',
      'Use the form shown: governed statistics first, own data joined to what they let out.',
    ),
  },
  'own-data-unreadable': {
    status: 422,
    title: text('自带数据有误', 'The own data cannot be read'),
    advice: text('请按所指的行和列修改后重试。', 'Correct the row and column shown and try again.'),
  },
  'own-data-busy': {
    status: 503,
    title: text('同时使用自带数据的调用过多', 'Too many calls with own data at once'),
    advice: text('请稍后重试。', 'Try again in a moment.'),
  },
  'not-guardable': {
    status: 422,
    title: text('这种统计无法核对背后的保护单位', 'What stands behind this statistic cannot be checked'),
    advice: text('请改用所示的写法。', 'Use the form shown instead.'),
  },
  'type-mismatch': {
    status: 422,
    title: text('类型不符', 'The types do not fit'),
    advice: text('请比较或计算同类的值。', 'Compare or compute values of one kind.'),
  },
  'ambiguous-name': {
    status: 422,
    title: text('名称不明确', 'The name is ambiguous'),
    advice: text('请写成“表名.列名”。', 'Write “table.column”.'),
  },
  parameter: {
    status: 422,
    title: text('参数未声明或取值不被允许', 'The parameter is not declared or its value not allowed'),
    advice: text('请使用产品声明的参数和取值。', 'Use the parameters and values the product declares.'),
  },
  'too-many-groups': {
    status: 422,
    title: text('分组过多', 'Too many groups'),
    advice: text(
      '请用更粗的分组，或先用WHERE缩小范围。',
      'Group more coarsely, or narrow it with WHERE first.',
    ),
  },
  quota: {
    status: 429,
    title: text('协议约定的用量已用完', 'The quota of the agreement is used up'),
    advice: text(
      '请次日再试，或与实施机构协商调整协议。',
      'Try again the next day, or agree on a change with the implementing body.',
    ),
  },
  misses: {
    status: 429,
    title: text('本小时内未核实一致的次数已达上限', 'Too many verifications missed in this hour'),
    advice: text(
      '下一小时再核验；请核对送验数据。确需更高上限的，与实施机构协商调整协议。',
      'Call again in the next hour and check the data you send; a higher limit is agreed on with the implementing body.',
    ),
  },
  'mode-forbids': {
    status: 422,
    title: text('资源的发布方式不容许这样查询', 'The release mode of the resource does not allow this'),
    advice: text(
      '请改用所示的写法，或使用协议为加噪发布声明的取值和界限。',
      'Use the form shown, with the values and ranges the agreement declares for releases with noise.',
    ),
  },
  'privacy-budget': {
    status: 429,
    title: text('隐私预算已不足', 'The privacy budget does not suffice'),
    advice: text(
      '预算属于受保护人群，不因新协议而重置；请减少每次调用的ε，或与实施机构协商份额。',
      'The budget belongs to the population and no new agreement resets it: spend less ε a call, or agree on the share with the implementing body.',
    ),
  },
  'key-used-otherwise': {
    status: 409,
    title: text('同一幂等键已用于另一次调用', 'This idempotency key was used for another call'),
    advice: text('新的调用请换用新的幂等键。', 'Use a fresh key for a new call.'),
  },
  'verification-input': {
    status: 422,
    title: text('核验请求填写有误', 'The verification request is not right'),
    advice: text(
      '请按产品页列出的标识项和比对项，以所示类型填写。',
      'Give the identifying and compared items the product page lists, each in the form shown.',
    ),
  },
  'consent-required': {
    status: 403,
    title: text('缺少授权同意', 'The consent is missing'),
    advice: text(
      '请先取得核验对象的同意并在产品页登记，再在 consent 中填写登记所得的凭码。',
      'Obtain the subject’s consent, register it on the product’s page, and give the token from there in “consent”.',
    ),
  },
  'consent-not-valid': {
    status: 403,
    title: text('授权同意无效', 'The consent is not valid'),
    advice: text(
      '凭码只对登记时的对象、产品、用途和单位有效，且不得过期；请核对，或重新取得同意后登记。',
      'A token is good only for the subject, product, purpose and organisation it was registered for, until its last day: check it, or obtain and register a new consent.',
    ),
  },
  'consent-not-needed': {
    status: 409,
    title: text('本产品不以个人同意为基础', 'This product does not rest on consent'),
    advice: text('调用时无须填写授权同意。', 'Call it without naming a consent.'),
  },
  'no-lawful-basis': {
    status: 409,
    title: text('协议没有核验个人的合法基础', 'The agreement has no lawful basis for answers on a person'),
    advice: text(
      '核验结果总是关于特定个人的，不能视为匿名化；请以取得同意或法定职责为基础变更协议。',
      'An answer on one person is never anonymous: change the agreement to rest on consent or a statutory duty.',
    ),
  },
  'snapshot-unavailable': {
    status: 503,
    title: text('核验快照暂时不可用', 'The verification snapshot is not available'),
    advice: text(
      '请稍后重试；没有计费，也没有结果放出。',
      'Try again later; nothing was charged and nothing left.',
    ),
  },
  'too-many-rows-per-subject': {
    status: 409,
    title: text('一个核验对象的记录过多', 'One subject has too many rows'),
    advice: text(
      '请用更能区分的标识项，或在协议的行条件中缩小范围。',
      'Identify the subject by more items, or narrow the rows in the agreement.',
    ),
  },
  'scope-draft': {
    status: 422,
    title: text('拟授权的内容还有缺陷', 'What is to be granted has defects'),
    advice: text('请按提示改正后再预览。', 'Correct what is named and preview again.'),
  },
  'nothing-to-preview': {
    status: 409,
    title: text('没有可供预览的数据', 'There is no data to preview'),
    advice: text(
      '请选择已有数据版本的资源，并核对信息项。',
      'Choose a resource with data in service, and check its items.',
    ),
  },
  'sandbox-busy': {
    status: 429,
    title: text('试用正忙', 'The sandbox is busy'),
    advice: text(
      '请过一分钟再试；正式调用不受影响。',
      'Try again in a minute; calls under an order are not affected.',
    ),
  },
  'preview-busy': {
    status: 503,
    title: text('预览正忙', 'The preview is busy'),
    advice: text('请稍候再试。', 'Try again in a moment.'),
  },
  'data-domain-ended': {
    status: 409,
    title: text('授权数据域已随密钥销毁', 'The data domain was destroyed with its key'),
    advice: text(
      '该授权已退出，数据域不能恢复；需要继续使用的，请重新申请授权。',
      'The authorisation has ended and its data domain cannot come back; apply for a new authorisation.',
    ),
  },
  'run-failed': {
    status: 422,
    title: text('查询没有完成', 'The query did not finish'),
    advice: text(
      '请缩小范围后重试；没有计费，也没有结果放出。',
      'Narrow the query and try again; nothing was charged and nothing left.',
    ),
  },
  'engine-unavailable': {
    status: 503,
    title: text('查询引擎暂时不可用', 'The query engine is not available'),
    advice: text(
      '请稍后重试；没有计费，也没有结果放出。',
      'Try again later; nothing was charged and nothing left.',
    ),
  },
  'page-stale': {
    status: 409,
    title: text('分页位置已失效', 'The place in the pages is not valid any more'),
    advice: text(
      '数据版本或参数已变，请从第一页重新取。',
      'The data or the parameters have changed; begin with the first page.',
    ),
  },
  'no-such-run': {
    status: 404,
    title: text('没有这次运行', 'There is no such run'),
    advice: text('请从运行列表中选择。', 'Choose one from the list of runs.'),
  },
  'too-many-runs': {
    status: 429,
    title: text('未完成的运行过多', 'Too many runs are open'),
    advice: text(
      '请等已提交的运行结束，或取消不再需要的。',
      'Wait until runs you submitted end, or cancel those you no longer need.',
    ),
  },
  'run-interrupted': {
    status: 503,
    title: text('运行多次被中断', 'The run was interrupted repeatedly'),
    advice: text(
      '请缩小范围后重新提交；没有计费，也没有结果放出。',
      'Narrow the query and submit it again; nothing was charged and nothing left.',
    ),
  },
  'alarm-open': {
    status: 409,
    title: text(
      '该结果与已放出的结果相减可能涉及个别人',
      'Subtracted from what was released, the result may tell of a few people',
    ),
    advice: text(
      '请由另一人处理该结果的差分攻击告警；认定无风险后才能放行，否则请退回。',
      'Have another person settle its differencing alarm; it may leave once found harmless. Otherwise return it.',
    ),
  },
  'result-gone': {
    status: 410,
    title: text('结果已销毁', 'The result was destroyed'),
    advice: text(
      '封存结果只保存一段时间；请重新提交运行。',
      'A sealed result is kept for a time only; submit the run again.',
    ),
  },
  'repeats-source': {
    status: 403,
    title: text('结果重复了未开放的原始记录', 'The answer repeats records of data that is not open'),
    advice: text(
      '请加大分组，或用 HAVING count(*) >= 2 去掉只含一条记录的组。',
      'Make the groups larger, or leave out groups of one record with HAVING count(*) >= 2.',
    ),
  },
});
