import { type Text, text } from '#foundation';

export const registrationEvents: { readonly [kind: string]: Text } = {
  'registration.submitted': text('登记申请已提交', 'A registration was filed'),
  'registration.accepted': text('登记申请已受理', 'A registration was accepted'),
  'registration.notice-started': text('登记公示开始', 'The public notice of a registration began'),
  'registration.objection-raised': text('收到登记公示异议', 'A registration was objected to'),
  'registration.objection-decided': text('登记公示异议复核完毕', 'An objection was rechecked'),
  'registration.recorded': text('变更、更正或续展已记载', 'A change, correction or renewal was recorded'),
  'registration.ended': text('登记注销、失效或撤销', 'A registration was cancelled, lapsed or was revoked'),
  'registration.mandate-in-force': text('登记委托生效', 'A mandate for registrations came into force'),
  'registration.mandate-ended': text('登记委托终止', 'A mandate for registrations ended'),
  'registration.delivery-entered': text('登记了系统外交付', 'A delivery made elsewhere was entered'),
  'registration.delivery-ended': text(
    '系统外交付被更正或撤销',
    'A delivery made elsewhere was replaced or withdrawn',
  ),
  'registration.registered': text('登记完成并赋码', 'A registration got its code'),
};
