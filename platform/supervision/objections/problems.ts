import { defineProblems, text } from '#foundation';

export const objectionProblems = defineProblems('supervision', {
  'no-such-target': {
    status: 404,
    title: text('没有可提异议的这项数据', 'There is no such thing to object to'),
    advice: text(
      '请从资源页或产品页选择对象；数据项须属于所选资源。',
      'Choose it from the page of the resource or product; items must be of the resource chosen.',
    ),
  },
  'evidence-missing': {
    status: 422,
    title: text('证据文件没有找到', 'The evidence is not there'),
    advice: text('请重新上传证据文件后再提交。', 'Upload the file again, then submit.'),
  },
  'not-the-source': {
    status: 403,
    title: text('只有数源单位可以停止提供', 'Only the source can stop providing it'),
    advice: text(
      '须由该资源数源部门中承担“数源部门”职责的人提出；请选择其他异议理由。',
      'It is for people of the source department who hold that role; choose another ground.',
    ),
  },
  'objected-already': {
    status: 409,
    title: text('已有同一事项的异议在办', 'The same objection is open already'),
    advice: text(
      '请在原异议中查看进度；如有新证据，可撤回后重新提出。',
      'See how it stands in the open one; with new evidence, withdraw it and raise it again.',
    ),
  },
  'too-many-waiting': {
    status: 409,
    title: text('本单位待受理的异议过多', 'Too many objections of your organisation wait'),
    advice: text(
      '请等待受理，或撤回不再需要的；同一资源的多个数据项可在一件异议中提出。',
      'Wait until some are accepted, or take back what you do not need; one objection may name several items of a resource.',
    ),
  },
  'nothing-verifies': {
    status: 422,
    title: text('没有以这些标识项核验个人的服务', 'No service identifies a person by these items'),
    advice: text(
      '请按核验服务的标识项逐项填写；该资源没有核验服务时，请对资源或数据项提出异议。',
      'Give every item that a verification service identifies people by; where the resource has none, object to the resource or its items.',
    ),
  },
  'freezes-already': {
    status: 409,
    title: text('已冻结或已提请冻结', 'It is frozen, or a freeze is proposed'),
    advice: text(
      '请先办理已提出的冻结决定；已即时冻结的异议无须再决定。',
      'Settle the decision that is open; an objection that froze at once needs none.',
    ),
  },
  'freeze-stands': {
    status: 409,
    title: text('冻结尚未解除', 'A freeze stands or is proposed'),
    advice: text(
      '请先由另一人解除冻结，或对提请的冻结作出决定，再撤销标注。',
      'Have another person lift the freeze, or decide on the one proposed, before the mark is lifted.',
    ),
  },
  'no-authority': {
    status: 409,
    title: text('没有数据管理部门可办理', 'There is no data authority to handle it'),
    advice: text(
      '请由安全管理员先设置承担“数据管理部门”职责的岗位。',
      'Have the security administrator open a post with the role of the data authority.',
    ),
  },
  'no-such-objection': {
    status: 404,
    title: text('没有这件异议', 'There is no such objection'),
    advice: text(
      '请核对编号；异议只供提出人、办理单位、数源部门和监督机构查看。',
      'Check the id; an objection is for who raised it, who handles it, the source department and those who oversee.',
    ),
  },
});
