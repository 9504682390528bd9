import { defineProblems, text } from '#foundation';

export const registrationProblems = defineProblems('registration', {
  'nothing-to-register': {
    status: 409,
    title: text('还没有可登记的内容', 'There is nothing to register yet'),
    advice: text(
      '请先上传并启用数据版本（或完成产品定义），再申请登记。',
      'Put a revision in service (or finish the product definition) first.',
    ),
  },
  'already-filed': {
    status: 409,
    title: text('已有在办或有效的登记', 'It is filed or registered already'),
    advice: text(
      '请查看现有登记；内容变化请办理变更登记。',
      'See the registration there is; for changes file a change.',
    ),
  },
  'materials-incomplete': {
    status: 422,
    title: text('登记材料不齐全', 'The materials are not complete'),
    advice: text('请按列出的各项一次补齐后再提交。', 'Complete all points listed, then submit again.'),
  },
  'not-reviewed': {
    status: 409,
    title: text('尚未完成业务审核', 'The business review is missing'),
    advice: text('请由经办人以外的人员完成业务审核。', 'Have somebody other than the author review it.'),
  },
  'joint-not-confirmed': {
    status: 409,
    title: text('联合申请人尚未全部确认', 'Not all co-applicants have confirmed'),
    advice: text(
      '请等待所列单位确认；材料有改动的，先用“约定联合申请人”提交新材料并请各方重新确认。',
      'Wait for those listed. To change the materials, name the co-applicants with the new ones; then all confirm again.',
    ),
  },
  'joint-closed': {
    status: 409,
    title: text('申请已提交，不能再确认或撤回', 'The application is filed: confirmations stand'),
    advice: text(
      '提交后不能变更确认；需要退出的，请牵头单位撤回申请或办理变更登记。',
      'After the filing nothing is taken back; ask the lead to withdraw it, or to file a change.',
    ),
  },
  'co-applicant-unfit': {
    status: 422,
    title: text('所列单位不能作为联合申请人', 'Not all of these can be co-applicants'),
    advice: text('请按列出的各项修改。', 'Correct what is listed.'),
  },
  'applicants-by-change': {
    status: 409,
    title: text(
      '续展、注销不能变更申请人',
      'A renewal or cancellation has the applicants of the registration',
    ),
    advice: text('登记主体有变化的，请先办理变更登记。', 'When the registrants change, file a change first.'),
  },
  'lead-share-missing': {
    status: 422,
    title: text('没有写明牵头单位承担的部分', 'The lead’s own part is missing'),
    advice: text('请写明牵头单位的部分、份额或职责。', 'State the lead’s part, share or role.'),
  },
  'no-evidence': {
    status: 409,
    title: text('申请前没有完成存证', 'There is no evidence from before the filing'),
    advice: text(
      '请重新起草，系统会为当前版本存证。',
      'Draft it again; the hub records evidence of the present revision.',
    ),
  },
  'not-a-registrar': {
    status: 422,
    title: text('所选单位不是登记机构', 'The organisation chosen is not a registrar'),
    advice: text('请选择本级数据管理部门公布的登记机构。', 'Choose a registrar named by the data authority.'),
  },
  'other-jurisdiction': {
    status: 422,
    title: text('不属于所选登记机构管辖', 'The registrar chosen has no jurisdiction'),
    advice: text('请按行政层级和属地选择登记机构。', 'Choose a registrar by level and locality.'),
  },
  'notice-running': {
    status: 409,
    title: text('公示期未满', 'The public notice is still running'),
    advice: text('公示期满后方可赋码。', 'The code can be assigned when the notice has ended.'),
  },
  'registrar-unavailable': {
    status: 503,
    title: text('登记平台暂时没有应答', 'The registrar’s platform does not answer'),
    advice: text('请稍后重试；不会重复赋码。', 'Try again later; no second code will be assigned.'),
  },
  'objection-not-heard': {
    status: 409,
    title: text('异议不符合受理条件', 'The objection cannot be heard'),
    advice: text(
      '异议应在公示期内以实名提出并附证据。公示期外发现登记信息有误的，可以申请更正登记。',
      'Object within the notice, under your real name and with evidence. Afterwards, wrong information can be corrected on request.',
    ),
  },
  'already-objected': {
    status: 409,
    title: text('您的异议正在复核', 'Your objection is being rechecked'),
    advice: text(
      '请等待复核结果；补充证据请交登记机构。',
      'Wait for the finding; give further evidence to the registrar.',
    ),
  },
  'objection-repeated': {
    status: 409,
    title: text('您的异议已经复核', 'Your objection was rechecked already'),
    advice: text(
      '同一事项的异议不重复受理。有新证据的，上传新证据并填写“新证据说明”，可以再提出一次。',
      'The same matter is not rechecked twice. With new evidence, uploaded and explained, you may object once more.',
    ),
  },
  'evidence-missing': {
    status: 422,
    title: text('没有证据材料', 'The evidence is missing'),
    advice: text('请上传证据文件后再提交。', 'Upload the evidence, then submit.'),
  },
  'notice-not-paused': {
    status: 409,
    title: text('公示没有中止', 'The notice does not stand still'),
    advice: text('请刷新页面查看当前状态。', 'Reload to see the present state.'),
  },
  'objection-open': {
    status: 409,
    title: text('有未决异议，不得赋码', 'An objection is open: there is no code'),
    advice: text('请先复核全部异议。', 'Recheck all objections first.'),
  },
  'no-such-objection': {
    status: 404,
    title: text('没有这件异议', 'No such objection'),
    advice: text('请核对地址。', 'Check the address.'),
  },
  'not-in-force': {
    status: 409,
    title: text('登记不在有效状态', 'The registration is not in force'),
    advice: text(
      '已注销、到期或撤销的登记不能再办理；请重新申请首次登记。',
      'What was cancelled, lapsed or revoked cannot be continued; file a first registration anew.',
    ),
  },
  'already-following': {
    status: 409,
    title: text('同类申请正在办理', 'Such an application is under way'),
    advice: text('请先办结或撤回在办申请。', 'Finish or withdraw the one under way first.'),
  },
  'renewal-not-open': {
    status: 409,
    title: text('不在续展期内', 'Renewal is not open'),
    advice: text(
      '请在有效期届满前 60 日内申请续展。',
      'Ask for renewal within the sixty days before the end of validity.',
    ),
  },
  'asked-by-another': {
    status: 403,
    title: text('更正申请不是您提出的', 'You did not ask for this correction'),
    advice: text(
      '他人提出的更正申请由登记机构依据证据决定；请在答复中说明是否同意。',
      'A correction that somebody else asked for is decided by the registrar on the evidence; say in the answer whether you agree.',
    ),
  },
  'nothing-to-correct': {
    status: 422,
    title: text('没有填写与登记不同的内容', 'Nothing differs from what is registered'),
    advice: text('请填写正确的名称或简介。', 'Give the right name or summary.'),
  },
  'not-to-answer': {
    status: 409,
    title: text('现在不需要答复', 'There is nothing to answer now'),
    advice: text('更正申请受理后答复一次。', 'A correction is answered once, after its acceptance.'),
  },
  'correction-not-founded': {
    status: 409,
    title: text('不符合更正条件', 'The correction is not founded'),
    advice: text(
      '请等待登记主体书面答复；或在证据足以证明错误时选择“证据足以证明登记确有错误”。',
      'Wait for the registrant’s answer, or say that the evidence proves the error when it does.',
    ),
  },
  'already-proposed': {
    status: 409,
    title: text('已提请撤销，待复核', 'A revocation is proposed already'),
    advice: text('请等待复核。', 'Wait for the decision.'),
  },
  'second-person': {
    status: 409,
    title: text('须由第二人复核', 'A second person must decide'),
    advice: text(
      '请由提请人或形式审核人员以外的人员办理。',
      'Have somebody other than the proposer or the form reviewer do it.',
    ),
  },
  'mandate-not-covering': {
    status: 403,
    title: text('没有相应的有效委托', 'There is no mandate in force for this'),
    advice: text(
      '请按列出的各项办理新的授权委托，或由登记主体自行办理。',
      'Have the registrant give a new mandate for what is listed, or file itself.',
    ),
  },
  'mandate-unfit': {
    status: 422,
    title: text('授权委托书不符合要求', 'The mandate cannot be entered as it is'),
    advice: text('请按列出的各项一次修改后再提交。', 'Correct all points listed, then enter it again.'),
  },
  'mandate-there': {
    status: 409,
    title: text('同一委托书已录入', 'This letter is entered already'),
    advice: text(
      '请查看“委托代理”清单；内容有变的，撤回后以新文号录入。',
      'See the list of mandates. If its content changed, withdraw it and enter a new letter.',
    ),
  },
  'mandate-unchecked': {
    status: 409,
    title: text('尚未核对授权委托书', 'The mandate has not been checked'),
    advice: text(
      '申请由代理人办理：请核对委托书扫描件、范围和期限，在“已核对授权委托书”处选“是”后再通过。',
      'An agent filed: compare the scan, what it carries and until when, tick that you did, then pass.',
    ),
  },
  'materials-reviewed-otherwise': {
    status: 409,
    title: text('材料与登记主体审核的不一致', 'The materials are not those the registrant reviewed'),
    advice: text(
      '代理人修改材料的，请用“补充修改材料”提交登记主体重新审核，再提出申请。',
      'An agent that changes the materials has the registrant review them again first, by completing the materials.',
    ),
  },
  'no-such-mandate': {
    status: 404,
    title: text('没有这份委托', 'No such mandate'),
    advice: text('请核对地址。', 'Check the address.'),
  },
  'delivery-unfit': {
    status: 422,
    title: text('系统外交付不符合要求', 'The delivery cannot be entered or withdrawn as it is'),
    advice: text('请按列出的各项一次修改后再提交。', 'Correct all points listed, then enter it again.'),
  },
  'delivery-there': {
    status: 409,
    title: text('这份凭证已登记过该数据的交付', 'This proof of this delivery is entered already'),
    advice: text(
      '请查看“登记义务”页的系统外交付清单；内容有误的，登记更正件并写明更正的是哪一件。',
      'See the list on the page of duties to register. To put it right, enter a new one that names it.',
    ),
  },
  'nothing-to-tell': {
    status: 409,
    title: text('没有需要报送的事项', 'There is nothing to tell the platform'),
    advice: text(
      '登记平台已收到，或登记没有终止。',
      'It was told already, or the registration has not ended.',
    ),
  },
  'no-such-registration': {
    status: 404,
    title: text('没有查到这个登记', 'No such registration'),
    advice: text('请核对登记结果查询码。', 'Check the query code.'),
  },
});
