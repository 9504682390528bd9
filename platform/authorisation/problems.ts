import { defineProblems, text } from '#foundation';

/** Refusals of authorised operation. */
export const problems = defineProblems('authorisation', {
  'agreement-incomplete': {
    status: 422,
    title: text('协议内容不完整或前后不一致', 'The agreement is incomplete or does not agree with itself'),
    advice: text('请按所列各处一次补齐后再提交。', 'Correct all the listed places and submit again.'),
  },
  'term-too-long': {
    status: 422,
    title: text('授权期限超过五年且未说明理由', 'The term is longer than five years and no reason is given'),
    advice: text(
      '请缩短期限，或写明超过五年的理由。',
      'Shorten the term, or state the reason for more than five years.',
    ),
  },
  'provider-consent-missing': {
    status: 409,
    title: text('共享所得数据缺提供单位同意', 'Shared data lacks the provider’s consent'),
    advice: text(
      '请先取得数据提供单位的书面同意并登记文号。',
      'Obtain the providing unit’s written consent and enter its reference first.',
    ),
  },
  'plan-incomplete': {
    status: 422,
    title: text('实施方案不完整', 'The plan is not complete'),
    advice: text('请按所列各处一次补齐。', 'Complete all the listed places.'),
  },
  'party-not-fit': {
    status: 422,
    title: text('所选单位不具备相应岗位', 'The organisation chosen has no such post'),
    advice: text(
      '请核对单位，或先由安全管理员设岗。',
      'Check the organisation, or have the security administrator open the post.',
    ),
  },
  'decision-missing': {
    status: 422,
    title: text('缺少有效的集体决策', 'There is no valid collective decision'),
    advice: text('请填写“三重一大”决策的文号和日期。', 'Enter number and date of the 三重一大 decision.'),
  },
  'plan-not-approved': {
    status: 409,
    title: text('实施方案尚未审议通过', 'The plan is not approved'),
    advice: text('请先由授权主体审议实施方案。', 'Have the authorising body decide on the plan first.'),
  },
  'beyond-plan': {
    status: 409,
    title: text('协议超出已审议的实施方案', 'The agreement goes beyond the approved plan'),
    advice: text(
      '请在方案的资源、主体和期限之内拟定；较大变更须按原程序重新审议。',
      'Stay within the resources, parties and term of the plan; a larger change repeats the same approval.',
    ),
  },
  'term-over': {
    status: 409,
    title: text('协议期限已过', 'The term is over already'),
    advice: text('请重新拟定协议。', 'Draft the agreement anew.'),
  },
  'change-open': {
    status: 409,
    title: text('这份授权已有未办结的变更', 'A change of this agreement is under way'),
    advice: text('请先办结或撤回正在办理的变更。', 'Have that one settled or withdrawn first.'),
  },
  'not-a-change': {
    status: 422,
    title: text('不能作为本协议的变更', 'This is no change of this agreement'),
    advice: text(
      '请在现行文本上修改条款；更换当事方须另行遴选并另签协议。',
      'Edit the terms of the present document; other parties need another selection and another agreement.',
    ),
  },
  'renewal-late': {
    status: 409,
    title: text('已过协议约定的续期提出时间', 'The time for proposing a renewal is over'),
    advice: text(
      '请按实施方案另行拟定协议；本协议期满按退出清单办理。',
      'Draft another agreement under the plan; this one ends with its exit.',
    ),
  },
  'paper-not-checked': {
    status: 422,
    title: text('没有经第二人复核的文件', 'There is no paper that a second person checked'),
    advice: text(
      '请先用“登记系统外决策”录入文号、日期和扫描件，由第二人复核。',
      'Enter number, date and scan as an outside decision first, and have a second person check it.',
    ),
  },
  'filed-already': {
    status: 409,
    title: text('已经备案', 'It is filed already'),
    advice: text('无须重复登记。', 'It need not be entered again.'),
  },
  'no-filing-line': {
    status: 409,
    title: text('没有接入上级线路', 'There is no line to the authority above'),
    advice: text(
      '请报送纸质材料，取得回执后登记备案结果。',
      'File it on paper, and enter the result when its receipt is there.',
    ),
  },
  'filing-under-way': {
    status: 409,
    title: text('正在经线路报备', 'It is being sent for filing'),
    advice: text(
      '请稍候查看结果；没有应答的十分钟后自动再报。',
      'Wait for its result; without an answer it is sent again after ten minutes.',
    ),
  },
  'operator-not-selected': {
    status: 409,
    title: text('运营机构尚未确定', 'The operator is not selected yet'),
    advice: text('请先发布遴选公告并确定运营机构。', 'Announce a selection and have it decided first.'),
  },
  'selection-not-due': {
    status: 409,
    title: text('这份方案无须遴选，或者遴选已在进行', 'This plan needs no selection, or one is under way'),
    advice: text(
      '方案中写明“方案审议后遴选”且没有进行中或已确定的遴选时，才能发布公告。',
      'A selection is announced for a plan that leaves the operator open, when none runs or was decided.',
    ),
  },
  'selection-not-in-order': {
    status: 422,
    title: text('遴选不符合要求', 'The selection is not in order'),
    advice: text('请按所列原因补正后再办理。', 'Put right what is said and try again.'),
  },
  'no-such-ground': {
    status: 422,
    title: text('协议没有约定这一终止情形', 'The agreement names no such ground'),
    advice: text(
      '请从协议第十部分（违约后果为终止）和第十二部分所列情形中选择；双方协商一致的，由运营机构提请。',
      'Choose one of part 10 (breaches that end it) or part 12; an end both sides agree on begins with the operator’s request.',
    ),
  },
  'termination-open': {
    status: 409,
    title: text('这份授权的终止已经提请', 'An end of this agreement is proposed already'),
    advice: text(
      '请先办结或撤回已提请的终止。须立即停止使用的，可先暂停授权。',
      'Have that one decided or withdrawn first. What must stop now can be suspended.',
    ),
  },
  'term-ends-first': {
    status: 409,
    title: text('授权在该日之前已经届满', 'The term is over before that day'),
    advice: text(
      '请选择期限届满之前的日期；届满无须提请，系统自动终结。',
      'Choose a day before the term ends; the end of the term comes by itself.',
    ),
  },
  'step-confirmed': {
    status: 409,
    title: text('这一退出事项已经确认办结', 'This step of the exit is confirmed already'),
    advice: text('无须重复确认。', 'It need not be confirmed again.'),
  },
  'asset-not-in-order': {
    status: 409,
    title: text('台账不能这样办理', 'The ledger does not allow this now'),
    advice: text(
      '在册的资产才能变更或处置；待对方确认的，请等对方办结。',
      'What is in the operation is changed or disposed of; what waits for the other side is decided first.',
    ),
  },
  'accounts-open': {
    status: 409,
    title: text('账目尚未结清', 'The accounts are not settled'),
    advice: text(
      '请先确认对账单、开具账单，收讫或者说明理由核销余额，再办结这一项。',
      'Have the statements confirmed and billed, and the bills paid or written off with the reason; then confirm this step.',
    ),
  },
  'assets-open': {
    status: 409,
    title: text('资产台账尚有未处置的项目', 'The asset ledger has items that are not disposed of'),
    advice: text(
      '请先在协议页“资产台账”一节逐项处置并由对方确认，再办结退出事项。',
      'Dispose of each on the agreement’s page and have the other side confirm, then settle the step.',
    ),
  },
  'shared-consent-missing': {
    status: 409,
    title: text('共享数据未经提供单位同意', 'Shared data lacks the consent of its provider'),
    advice: text(
      '请待提供单位在本枢纽答复，或登记其书面同意后再办理；见“共享数据同意”页。',
      'Go on when the provider has answered here, or its consent on paper is entered; see the page of consents to shared data.',
    ),
  },
  'scenario-not-in-order': {
    status: 422,
    title: text('应用场景不能这样办理', 'The scenario is not in order'),
    advice: text(
      '请按所列各处一次补齐；场景须在协议列明的场景、用途、资源、产品和使用对象之内。',
      'Put right all the listed places; a scenario stays within the scenarios, purposes, resources, products and users of its agreement.',
    ),
  },
  'no-such-agreement': {
    status: 404,
    title: text('没有这个授权，或者不在您的查看范围内', 'No such agreement, or not yours to see'),
    advice: text('公开的授权信息见“公示与披露”。', 'What is public is on the disclosure page.'),
  },
});
