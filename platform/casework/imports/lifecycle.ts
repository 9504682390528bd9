import { defineLifecycle, text } from '#foundation';

/**
 * A sheet that was handed in. `filed`: every row is being tried. `tried`: the person sees what each row would do. `carrying-out`: the rows are done, one
 * transaction each. What was refused can be tried again.
 */
export type ImportState = 'filed' | 'tried' | 'carrying-out' | 'finished' | 'discarded';

export const importLifecycle = defineLifecycle<
  ImportState,
  'try' | 'confirm' | 'finish' | 'again' | 'discard'
>({
  id: 'casework.import',
  title: text('表格导入', 'Import of a spreadsheet'),
  initial: 'filed',
  events: {
    try: text('试办全部行', 'Try every row'),
    confirm: text('确认办理', 'Confirm'),
    finish: text('全部行办理完毕', 'All rows were done'),
    again: text('重新试办', 'Try again'),
    discard: text('作废', 'Discard'),
  },
  states: {
    filed: { title: text('试办中', 'Being tried'), on: { try: 'tried', discard: 'discarded' } },
    tried: {
      title: text('待确认', 'To be confirmed'),
      on: { confirm: 'carrying-out', again: 'filed', discard: 'discarded' },
    },
    'carrying-out': { title: text('办理中', 'Being done'), on: { finish: 'finished' } },
    finished: { title: text('办理完毕', 'Done'), on: { again: 'filed' } },
    discarded: { title: text('已作废', 'Discarded') },
  },
});

/**
 * `read`: not tried yet. `ready`: it would be done. `unchanged`: what it says is there already. `wrong`: it would be refused, or was refused when it
 * was its turn. `done`: the act was done.
 */
export type RowState = 'read' | 'ready' | 'unchanged' | 'wrong' | 'done';

export const rowStates = {
  read: text('待试办', 'To be tried'),
  ready: text('可以办理', 'Can be done'),
  unchanged: text('没有变化', 'No change'),
  wrong: text('不能办理', 'Refused'),
  done: text('已办理', 'Done'),
} as const;
