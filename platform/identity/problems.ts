import { defineProblems, text } from '#foundation';

export const problems = defineProblems('identity', {
  'own-organisation': {
    status: 422,
    title: text('不能就本单位申报回避', 'One’s own organisation cannot be named'),
    advice: text(
      '请选择与您有利害关系的其他单位；不宜办理本单位某一事项的，请将任务转交他人。',
      'Name another organisation in which you have an interest; hand a single task of your own on to a colleague.',
    ),
  },
  'particulars-not-right': {
    status: 422,
    title: text('单位信息有误', 'The particulars of the organisation are not right'),
    advice: text('请按列出的问题修改后重新提交。', 'Correct the points listed and submit again.'),
  },
  'no-such-reference': {
    status: 422,
    title: text('引用的对象不存在或已终止', 'Something referred to is not there, or has ended'),
    advice: text('请从列表中重新选择。', 'Choose again from the list.'),
  },
  'name-taken': {
    status: 409,
    title: text('已有同名单位', 'Another organisation has this name'),
    advice: text(
      '请核对是否重复登记；确属不同单位的，请使用全称。',
      'Check that it is not registered already; otherwise use the full name.',
    ),
  },
  'uscc-taken': {
    status: 409,
    title: text('该统一社会信用代码已登记', 'Another organisation has this unified social credit code'),
    advice: text(
      '请核对代码，或办理更名、合并。',
      'Check the code, or rename or merge the organisation that has it.',
    ),
  },
  retroactive: {
    status: 409,
    title: text('生效时间不能早于现在', 'It cannot take effect in the past'),
    advice: text(
      '请填写现在或以后的时间；已发生的期间保持原样。',
      'Give the present or a later time; what has been stays as it was.',
    ),
  },
  'decision-in-future': {
    status: 422,
    title: text('决定文件的日期晚于今天', 'The decision is dated after today'),
    advice: text(
      '请核对文件日期；未作出的决定不能录入。',
      'Check the date; a decision not yet taken cannot be entered.',
    ),
  },
  'change-scheduled': {
    status: 409,
    title: text('已有定于以后生效的变更', 'A change is already set for a later time'),
    advice: text(
      '请待其生效后再办理，或把生效时间定在其后。',
      'Wait until it takes effect, or choose a time after it.',
    ),
  },
  'not-standing': {
    status: 409,
    title: text(
      '该单位当时不存在或已决定终止',
      'The organisation does not stand then, or its end is decided',
    ),
    advice: text(
      '请改选存续的单位，或由承接单位办理。',
      'Choose an organisation that goes on, or act through its successor.',
    ),
  },
  'reorganisation-not-right': {
    status: 422,
    title: text('机构变动方案不完整', 'The reorganisation is not complete'),
    advice: text(
      '请逐项补齐：每个岗位、每类事项都要有承接单位。',
      'Complete each point: every post and every responsibility needs a successor.',
    ),
  },
  'kept-apart': {
    status: 409,
    title: text('违反岗位分离要求', 'These duties must be kept apart'),
    advice: text('请由其他人员或其他单位担任。', 'Have another person or another organisation do it.'),
  },
  'roles-not-right': {
    status: 422,
    title: text('角色不能这样组合', 'These roles cannot stand together'),
    advice: text('请为该角色单独设岗。', 'Open a post of its own for this role.'),
  },
  'post-held': {
    status: 409,
    title: text('该岗位已有人在任', 'The post is held'),
    advice: text(
      '请办理交接；原任人员已离开的，先办理免任。',
      'Propose a hand-over; if the holder has left, vacate the post first.',
    ),
  },
  'post-vacant': {
    status: 409,
    title: text('该岗位无人在任', 'Nobody holds the post'),
    advice: text('请先任用。', 'Appoint somebody first.'),
  },
  'post-closed': {
    status: 409,
    title: text('该岗位当时不存在或已撤销', 'The post is not there then, or is closed'),
    advice: text('请改选在设的岗位。', 'Choose a post that is open.'),
  },
  'already-in-post': {
    status: 409,
    title: text('该人员在此期间已任该岗位', 'This person is in the post in that time already'),
    advice: text('代理人应为另一人，且任期不重叠。', 'A deputy is somebody else, and terms do not overlap.'),
  },
  'term-too-long': {
    status: 409,
    title: text('代理期限过长', 'The deputy’s term is too long'),
    advice: text(
      '请缩短期限；长期缺位应正式任用。',
      'Shorten the term; a long absence needs an appointment.',
    ),
  },
  'deputy-named': {
    status: 409,
    title: text('该期间已有代理人', 'There is a deputy for that time already'),
    advice: text(
      '请先终止现有代理，或改期。',
      'End the present deputy’s term first, or choose another time.',
    ),
  },
  'not-your-post': {
    status: 403,
    title: text('只有岗位的在任人员可以办理', 'Only the holder of the post may do this'),
    advice: text(
      '请由在任人员本人、单位管理员或安全管理员办理。',
      'The holder, the organisation’s administrator or the security administrator can.',
    ),
  },
  'last-administrator': {
    status: 409,
    title: text('这是最后一名在任的管理员', 'This is the last administrator of this kind'),
    advice: text('请先任用接替的管理员。', 'Appoint a successor first.'),
  },
  'hand-over-open': {
    status: 409,
    title: text('该岗位有未完成的交接', 'A hand-over of this post is under way'),
    advice: text('请先完成或撤回现有交接。', 'Finish or withdraw it first.'),
  },
  'staff-number-taken': {
    status: 409,
    title: text('该人员编号已登记', 'This staff number is registered already'),
    advice: text('请核对是否重复登记。', 'Check that the person is not registered already.'),
  },
  'account-exists': {
    status: 409,
    title: text('该人员已有账号', 'This person has an account already'),
    advice: text('忘记密码的，请办理重置。', 'If the password is forgotten, reset it.'),
  },
  'username-taken': {
    status: 409,
    title: text('该用户名已被使用', 'This user name is taken'),
    advice: text('请换一个用户名。', 'Choose another one.'),
  },
  'no-account': {
    status: 409,
    title: text('该人员没有账号', 'This person has no account'),
    advice: text('请先建立账号。', 'Create an account first.'),
  },
  'client-not-approved': {
    status: 409,
    title: text('该机器客户端未获批准或已停用', 'The machine client is not approved, or is disabled'),
    advice: text(
      '请先由另一人批准；已停用的请重新登记。',
      'Have a second person approve it; register a new one if it is disabled.',
    ),
  },
  'sandbox-keys-enough': {
    status: 409,
    title: text('沙箱密钥已够数', 'There are enough sandbox keys'),
    advice: text(
      '请先停用不再使用的，或等其到期。',
      'Disable one that is no longer used, or wait until one ends.',
    ),
  },
  'client-roles': {
    status: 422,
    title: text('机器客户端不能承担所选角色', 'A machine client cannot carry these roles'),
    advice: text(
      '只能选择本单位岗位已有、且不作决定的角色。',
      'Choose roles that a post of the organisation has and that decide nothing.',
    ),
  },
});
