import { defineProblems, text } from '#foundation';

export const problems = defineProblems('opening', {
  'no-such-entry': {
    status: 404,
    title: text('没有这个开放目录条目', 'There is no such entry of the open list'),
    advice: text(
      '请核对编号；办理中的条目只供数源部门和数据管理部门查看。',
      'Check the id; what is under way is for the department and the data authority.',
    ),
  },
  'not-on-list': {
    status: 404,
    title: text('该资源不在开放目录中', 'The resource is not on the open list'),
    advice: text(
      '可在数据目录查看该资源，并向数源部门提出开放需求。',
      'Look at it in the catalogue, and ask its department to open it.',
    ),
  },
  withdrawn: {
    status: 410,
    title: text('该资源已撤出开放目录', 'The resource was withdrawn from the open list'),
    advice: text(
      '撤出的时间、理由和公开记录见下；需要继续使用的，请联系数源部门。',
      'When, why and the public record are told below; whoever still needs it asks the department.',
    ),
  },
  'class-not-right': {
    status: 422,
    title: text('开放属性与数据不符', 'The class of opening does not fit the data'),
    advice: text(
      '请按所列各项更正，或者改报较低的开放属性。',
      'Correct what is listed, or propose a class that opens less.',
    ),
  },
  'already-proposed': {
    status: 409,
    title: text('该资源已有办理中的申报', 'A proposal for this resource is under way'),
    advice: text('请先办结或者撤回该申报。', 'Have it decided or take it back first.'),
  },
  'no-such-authority': {
    status: 422,
    title: text('所选单位不能审定', 'That body cannot decide on it'),
    advice: text(
      '请选择有数据管理岗位、且不是数源部门自己的单位。',
      'Choose a body with a data authority’s post that is not the department itself.',
    ),
  },
  'not-unconditional': {
    status: 403,
    title: text('该资源不是无条件开放', 'The resource is not open without conditions'),
    advice: text(
      '开放目录写明了开放条件和联系方式，请与数源部门联系。',
      'The open list tells the conditions and whom to ask.',
    ),
  },
  'no-data': {
    status: 404,
    title: text('该资源没有启用的版本', 'No revision of the resource is in service'),
    advice: text('请稍后再试，或者与数源部门联系。', 'Try again later, or ask its department.'),
  },
  'question-not-right': {
    status: 422,
    title: text('查询参数有误', 'The question is not right'),
    advice: text(
      '请按所列各处更正；列名、比较方式和例子见该资源页面的接口说明。',
      'Correct the listed places; the page of the resource tells columns, comparisons and examples.',
    ),
  },
  'cursor-over': {
    status: 409,
    title: text('翻页位置已失效', 'The cursor holds no more'),
    advice: text(
      '数据已启用新版本，或者排序已改变；请从第一页重新开始。',
      'A newer revision is in service, or the order was changed: begin with the first page.',
    ),
  },
  'too-slow': {
    status: 503,
    title: text('查询用时过长或者正忙', 'It took too long, or too much is going on'),
    advice: text(
      '请缩小范围后再试；需要全部数据的，请下载文件。',
      'Ask for less and try again; whoever needs everything downloads the file.',
    ),
  },
  busy: {
    status: 503,
    title: text('同时下载的人较多', 'Too many downloads at once'),
    advice: text('请稍后再试。', 'Try again in a while.'),
  },
  'too-large-for-sheet': {
    status: 422,
    title: text('超出工作表的行列上限', 'More rows or columns than a sheet holds'),
    advice: text('请下载 CSV、JSON 或者 Parquet。', 'Take CSV, JSON or Parquet.'),
  },
  stopped: {
    status: 409,
    title: text('该资源已暂停提供', 'The resource is not given out at present'),
    advice: text(
      '因异议、停用或者不再通过发布关口而暂停；恢复后可再次获取。',
      'Because of an objection, a stop, or the gate; it can be had again once that is settled.',
    ),
  },
});
