import { defineProblems, text } from '#foundation';

export const problems = defineProblems('casework', {
  'no-post': {
    status: 409,
    title: text('没有承办岗位', 'No post to do this'),
    advice: text(
      '请该单位的管理员设置承担该职责的岗位后再办理。',
      'Ask the administrator of that organisation to set up a post with this role, then try again.',
    ),
  },
  'clock-ran-out': {
    status: 409,
    title: text('时限已经届满', 'The time has run out'),
    advice: text('请刷新页面，按当前状态办理。', 'Reload the page and go on from the present state.'),
  },
  'not-found': {
    status: 404,
    title: text('没有找到', 'Not found'),
    advice: text(
      '请检查地址；办件、通知和文书只对承办岗位和当事单位可见。',
      'Check the address; tasks, notices and papers are seen by the post in charge and the parties only.',
    ),
  },
  'task-not-open': {
    status: 409,
    title: text('办件已经办结', 'The task is no longer open'),
    advice: text('请刷新办件列表。', 'Reload the list of tasks.'),
  },
  'post-not-suitable': {
    status: 409,
    title: text('所选岗位不能承办', 'The chosen post cannot take this'),
    advice: text(
      '请选择本单位在任、且承担该职责的其他岗位。',
      'Choose another post of your organisation that is held and has the role.',
    ),
  },
  'no-such-body': {
    status: 422,
    title: text('没有这个决策单位', 'There is no such deciding body'),
    advice: text(
      '请从机构名录中选择；本单位的决策可以不填。',
      'Choose it from the register; leave it out for your own.',
    ),
  },
  'scan-missing': {
    status: 409,
    title: text('没有找到扫描件', 'The scan was not found'),
    advice: text('请先上传扫描件，再登记决策。', 'Upload the scan first, then record the decision.'),
  },
  'number-taken': {
    status: 409,
    title: text('该文号已经登记', 'This number is already recorded'),
    advice: text('请核对文号；同一决策只登记一次。', 'Check the number; one decision is recorded once.'),
  },
  'filters-wrong': {
    status: 422,
    title: text('该清单没有这样的筛选', 'The list has no such filter'),
    advice: text('请在清单页面上筛选后导出。', 'Filter the list on its page, then export it.'),
  },
  'service-day': {
    status: 409,
    title: text('送达日期不对', 'The day of service is not right'),
    advice: text('请按回执上的日期填写。', 'Enter the day on the receipt.'),
  },
  'served-already': {
    status: 409,
    title: text('没有需要登记的送达', 'There is no service to enter'),
    advice: text(
      '该回执已经登记，或者文书已向全部受送达人送达；补充登记请在文书页选择受送达人。',
      'This receipt is entered already, or the paper is served on everybody; to add one, choose on whom on the page of the paper.',
    ),
  },
  'not-to-supersede': {
    status: 409,
    title: text('不能取代该决策', 'That decision cannot be superseded'),
    advice: text(
      '请选择本单位已复核、未被取代且不晚于本决策的决策。',
      'Choose a confirmed decision of your organisation that is not later and was not superseded yet.',
    ),
  },
  'already-checked': {
    status: 409,
    title: text('该决策已经复核', 'This decision was already checked'),
    advice: text('请刷新页面查看复核结果。', 'Reload the page to see the result.'),
  },
  'sheet-not-readable': {
    status: 422,
    title: text('表格不能读取', 'The sheet cannot be read'),
    advice: text(
      '请按所列单元格改正后重新上传；没有办理任何一行。',
      'Correct the cells named and upload it again; nothing of it was done.',
    ),
  },
  'sheet-of-colleague': {
    status: 409,
    title: text('同事已经导入过同一份文件', 'A colleague brought in this very file'),
    advice: text(
      '同一份文件在一个单位只导入一次；请向导入人了解办理结果。',
      'A file is brought in once in an organisation; ask whoever did how it went.',
    ),
  },
  'nothing-to-carry-out': {
    status: 409,
    title: text('没有可以办理的行', 'No row can be done'),
    advice: text(
      '请按每行的原因改正表格后重新上传，或者重新试办。',
      'Correct the sheet by the reason of each row and upload it again, or try it again.',
    ),
  },
  'rows-done-already': {
    status: 409,
    title: text('已有办理完毕的行', 'Rows of it are done'),
    advice: text(
      '已办理的行不能作废；请按各事项自身的程序撤回或更正。',
      'What is done is not undone by this; withdraw or correct it by its own procedure.',
    ),
  },
  'row-broke': {
    status: 500,
    title: text('该行办理时发生系统错误', 'Something broke while this row was done'),
    advice: text(
      '没有办理该行。请重新试办；仍然出错时，请把导入编号和行号告诉系统管理员。',
      'The row was not done. Try it again; if it still breaks, tell the administrator the import and the row.',
    ),
  },
  'filer-gone': {
    status: 409,
    title: text('导入人已不在该岗位', 'Who filed the sheet no longer holds the post'),
    advice: text(
      '没有办理该行。请由现任人员导入。',
      'The row was not done. Whoever holds the post now can bring it in.',
    ),
  },
  'list-gone': {
    status: 409,
    title: text('该清单已不能导入', 'This list can no longer be brought in'),
    advice: text('请在该清单的页面上办理。', 'Do it on the page of the list.'),
  },
});
