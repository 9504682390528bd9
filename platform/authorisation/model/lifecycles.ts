import { defineLifecycle, text } from '#foundation';

export type PlanState = 'draft' | 'approved' | 'returned';
export type PlanEvent = 'approve' | 'return' | 'revise' | 'amend';

/** 实施方案: argued by the implementing body, approved by the people's government at that level (实施规范 Art 9–11). */
export const planLifecycle = defineLifecycle<PlanState, PlanEvent>({
  id: 'authorisation.plan',
  title: text('授权运营实施方案', 'Implementation plan'),
  initial: 'draft',
  states: {
    draft: { title: text('待审议', 'Awaiting approval'), on: { approve: 'approved', return: 'returned' } },
    approved: { title: text('已审议通过', 'Approved'), on: { amend: 'draft' } },
    returned: { title: text('已退回', 'Returned'), on: { revise: 'draft' } },
  },
  events: {
    approve: text('审议通过', 'Approve'),
    amend: text('修订方案', 'Amend'),
    return: text('退回修改', 'Return'),
    revise: text('修改后重报', 'File again'),
  },
});

export type AgreementState =
  | 'draft'
  | 'approved'
  | 'returned'
  | 'signed'
  | 'active'
  | 'suspended'
  | 'expired'
  | 'terminated';
export type AgreementEvent =
  | 'approve'
  | 'return'
  | 'revise'
  | 'sign'
  | 'begin'
  | 'suspend'
  | 'resume'
  | 'expire'
  | 'terminate';

/** 授权运营协议, from drafting to its end (实施规范 Art 13, 14). */
export const agreementLifecycle = defineLifecycle<AgreementState, AgreementEvent>({
  id: 'authorisation.agreement',
  title: text('授权运营协议', 'Authorisation agreement'),
  initial: 'draft',
  states: {
    draft: { title: text('待审议', 'Awaiting approval'), on: { approve: 'approved', return: 'returned' } },
    returned: { title: text('已退回', 'Returned'), on: { revise: 'draft' } },
    approved: { title: text('已审议，待签署', 'Approved, to be signed'), on: { sign: 'signed' } },
    signed: {
      title: text('已签署，待生效', 'Signed, not yet in force'),
      on: { begin: 'active', terminate: 'terminated' },
    },
    active: {
      title: text('生效', 'In force'),
      on: { suspend: 'suspended', expire: 'expired', terminate: 'terminated' },
    },
    suspended: {
      title: text('暂停', 'Suspended'),
      on: { resume: 'active', expire: 'expired', terminate: 'terminated' },
    },
    expired: { title: text('期满', 'Expired') },
    terminated: { title: text('终止', 'Terminated') },
  },
  events: {
    approve: text('审议通过', 'Approve'),
    return: text('退回修改', 'Return'),
    revise: text('修改后重报', 'File again'),
    sign: text('签署', 'Sign'),
    begin: text('生效', 'Take effect'),
    suspend: text('暂停授权', 'Suspend'),
    resume: text('恢复授权', 'Resume'),
    expire: text('期满', 'Expire'),
    terminate: text('终止', 'Terminate'),
  },
});
