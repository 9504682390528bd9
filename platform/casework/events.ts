import { type Text, text } from '#foundation';

/** Subjects are ids of this module (`tsk_`, `clk_`, `ntc_`, `doc_`, `dec_`); payloads name the thing it is about. */
export const events: { readonly [kind: string]: Text } = {
  'casework.task-opened': text('办件产生', 'A task was opened'),
  'casework.task-done': text('办件办结', 'A task was completed'),
  'casework.task-cancelled': text('办件撤销', 'A task was cancelled'),
  'casework.task-reassigned': text('办件转岗', 'A task went to another post'),
  'casework.clock-fired': text('时限届满', 'A statutory clock ran out'),
  'casework.notice-sent': text('通知发出', 'A notice was sent'),
  'casework.document-issued': text('文书制发', 'A formal paper was issued'),
  'casework.document-sealed': text('文书加盖电子签名', 'A formal paper was sealed'),
  'casework.list-exported': text('导出清单', 'A list was exported'),
  'casework.import-filed': text('导入表格：已读取', 'A spreadsheet was brought in'),
  'casework.import-tried': text('导入表格：已试办', 'The rows of a spreadsheet were tried'),
  'casework.import-confirmed': text('导入表格：确认办理', 'The rows of a spreadsheet are to be done'),
  'casework.import-again': text('导入表格：重新试办', 'The rows of a spreadsheet are tried again'),
  'casework.import-finished': text('导入表格：办理完毕', 'The rows of a spreadsheet were done'),
  'casework.import-discarded': text('导入表格：作废', 'A spreadsheet was discarded'),
  'casework.service-entered': text('登记线下送达', 'A service off the system was entered'),
  'casework.decision-recorded': text('登记系统外决策', 'A decision taken off the system was recorded'),
  'casework.decision-superseded': text('系统外决策被取代', 'A later decision took the place of one'),
  'casework.decision-checked': text('复核系统外决策', 'A decision taken off the system was checked'),
};
