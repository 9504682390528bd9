import { defineLifecycle, text } from '#foundation';

export type RunState =
  | 'queued'
  | 'running'
  | 'guarded'
  | 'awaiting-review'
  | 'cleared'
  | 'released'
  | 'returned'
  | 'refused'
  | 'failed'
  | 'cancelled'
  | 'expired';
export type RunEvent =
  | 'start'
  | 'interrupt'
  | 'guard'
  | 'ask-review'
  | 'clear'
  | 'return'
  | 'collect'
  | 'refuse'
  | 'fail'
  | 'cancel'
  | 'expire';

/**
 * A run of an operator's own SQL in its authorised data domain. What is guarded lies sealed; only what is cleared can be collected, and each
 * collection is a release transaction of its own. What is refused, failed, returned, cancelled or expired leaves nothing.
 */
export const runLifecycle = defineLifecycle<RunState, RunEvent>({
  id: 'query.run',
  title: text('数据实验运行', 'Run in the data domain'),
  initial: 'queued',
  states: {
    queued: {
      title: text('排队中', 'Queued'),
      on: { start: 'running', refuse: 'refused', fail: 'failed', cancel: 'cancelled', expire: 'expired' },
    },
    running: {
      title: text('运行中', 'Running'),
      on: {
        interrupt: 'queued',
        guard: 'guarded',
        refuse: 'refused',
        fail: 'failed',
        cancel: 'cancelled',
        expire: 'expired',
      },
    },
    guarded: {
      title: text('已通过输出控制', 'Guarded'),
      on: {
        'ask-review': 'awaiting-review',
        clear: 'cleared',
        refuse: 'refused',
        cancel: 'cancelled',
        expire: 'expired',
      },
    },
    'awaiting-review': {
      title: text('待出域审核', 'Awaiting egress review'),
      on: { clear: 'cleared', return: 'returned', cancel: 'cancelled', expire: 'expired' },
    },
    cleared: {
      title: text('已放行，待领取', 'Cleared, to be collected'),
      on: { collect: 'released', expire: 'expired' },
    },
    released: { title: text('已领取', 'Released'), on: { collect: 'released' } },
    returned: { title: text('审核退回', 'Returned by the review') },
    refused: { title: text('未获准', 'Refused') },
    failed: { title: text('运行失败', 'Failed') },
    cancelled: { title: text('已取消', 'Cancelled') },
    expired: { title: text('已失效，结果已销毁', 'Expired, result destroyed') },
  },
  events: {
    start: text('开始运行', 'Start'),
    interrupt: text('中断后重新排队', 'Queue again after an interruption'),
    guard: text('通过输出控制并封存', 'Guard and seal'),
    'ask-review': text('送出域审核', 'Send to the egress review'),
    clear: text('放行', 'Clear'),
    return: text('退回', 'Return'),
    collect: text('领取结果', 'Collect'),
    refuse: text('不予准许', 'Refuse'),
    fail: text('失败', 'Fail'),
    cancel: text('取消', 'Cancel'),
    expire: text('失效', 'Expire'),
  },
});

/** States in which a run still moves by itself or by somebody's hand. */
export const openStates: readonly RunState[] = ['queued', 'running', 'guarded', 'awaiting-review', 'cleared'];
