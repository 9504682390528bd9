import { defineProblems, text } from '#foundation';

/** Refusals of price formation. */
export const formationProblems = defineProblems('pricing', {
  'no-such-formation': {
    status: 404,
    title: text('没有这件价格形成事项', 'There is no such price formation'),
    advice: text(
      '请核对编号；只供授权主体、运营机构和监督机构查看。',
      'Check the id; it is for the authorising body, the operator and those who oversee.',
    ),
  },
  'not-chargeable': {
    status: 409,
    title: text('该授权不收费', 'Nothing is charged under this agreement'),
    advice: text(
      '公共治理、公益事业免费；产业、行业发展收费的，先在协议第七部分写明。',
      'Governance and public welfare are free. Where a fee is asked, part 7 of the agreement says so first.',
    ),
  },
  'not-yours-to-price': {
    status: 409,
    title: text('定价权限不符', 'That authority does not set this price'),
    advice: text(
      '请按登记机构级别选择价格主管部门。',
      'Choose the price authority by the level of the registrar.',
    ),
  },
  'still-on-trial': {
    status: 409,
    title: text('尚在试行期', 'Still on trial'),
    advice: text(
      '满一个完整运营年度后再申请；此前由授权主体指导制定试行收费标准。',
      'Apply after a full year of operation; until then trial fees are guided by the authorising body.',
    ),
  },
  'already-under-way': {
    status: 409,
    title: text('该授权的价格形成正在办理', 'A price formation of this agreement is under way'),
    advice: text('请先办结正在办理的事项。', 'Finish the one under way first.'),
  },
  'costs-not-tagged': {
    status: 422,
    title: text('成本未单独核算', 'The costs are not kept apart'),
    advice: text(
      '请按所列各处一次补齐类别、用途和分摊。',
      'Complete kind, use and share at all the listed places.',
    ),
  },
  'survey-not-in-order': {
    status: 422,
    title: text('成本调查结论不完整', 'The conclusions of the survey are not complete'),
    advice: text('请按所列各处更正。', 'Correct the listed places.'),
  },
  'revenue-not-in-order': {
    status: 422,
    title: text('最高准许收入不符合规定', 'The permitted revenue is not as the rules have it'),
    advice: text('请按所列规则更正后再提交。', 'Correct it by the rules listed and submit again.'),
  },
  'ceilings-not-in-order': {
    status: 422,
    title: text('上限收费标准不符合规定', 'The ceilings are not as the rules have it'),
    advice: text('请按所列各处更正。', 'Correct the listed places.'),
  },
  'year-not-over': {
    status: 409,
    title: text('该年度不能复核', 'That year cannot be reviewed'),
    advice: text(
      '只复核定价周期内已经结束、尚未复核的年度。',
      'A year of the cycle that is over and was not reviewed yet.',
    ),
  },
});
