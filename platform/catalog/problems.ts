import { defineProblems, text } from '#foundation';

export const catalogProblems = defineProblems('catalog', {
  'no-such-resource': {
    status: 404,
    title: text('没有这个数据资源', 'There is no such data resource'),
    advice: text('请从数据目录搜索。', 'Search the catalogue.'),
  },
  'list-not-readable': {
    status: 422,
    title: text('目录清单无法导入', 'The list cannot be imported'),
    advice: text(
      '请按列出的问题修改后重新上传；没有导入任何一条。',
      'Correct the points listed and upload again; nothing was imported.',
    ),
  },
  'derivation-not-right': {
    status: 422,
    title: text('加工来源登记有误', 'That is no source of this resource'),
    advice: text(
      '来源须是目录中的另一个资源；终止的须是已登记的直接来源。',
      'A source is another resource of the catalogue; what is ended is one recorded as a direct source.',
    ),
  },
  'items-not-right': {
    status: 422,
    title: text('信息项登记有误', 'The items are not right'),
    advice: text('请按列出的问题修改。', 'Correct the points listed.'),
  },
  'file-refused': {
    status: 422,
    title: text('文件无法读取', 'The file cannot be read'),
    advice: text(
      '请核对文件内容与扩展名，或导出为 CSV（UTF-8）后重新上传；原有版本不受影响。',
      'Check that the file is what its name says, or export it as CSV (UTF-8) and upload again. Earlier revisions are untouched.',
    ),
  },
  'schema-drift': {
    status: 409,
    title: text('表结构与已登记的信息项不一致', 'The columns differ from the items described'),
    advice: text(
      '请核对差异：改正文件，或先更新信息项再启用。',
      'Compare the differences: correct the file, or update the items first.',
    ),
  },
  'has-errors': {
    status: 409,
    title: text('检查发现错误，不能启用', 'The checks found errors; it cannot enter service'),
    advice: text(
      '请查看检查结果，改正后重新上传。',
      'See the findings, correct the file and upload it again.',
    ),
  },
  'already-in-service': {
    status: 409,
    title: text('该版本已经启用', 'This revision is in service already'),
    advice: text('无需再次办理。', 'Nothing more to do.'),
  },
  'same-bytes': {
    status: 409,
    title: text('与现有版本内容完全相同', 'The same bytes are there already'),
    advice: text(
      '无需重复上传；如需更正请上传新文件。',
      'No need to upload it again; for a correction upload a new file.',
    ),
  },
  'mode-is-fixed': {
    status: 409,
    title: text(
      '已有授权，发布方式不能更改',
      'The release mode cannot change once the resource is authorised',
    ),
    advice: text(
      '混用发布方式会使两种保护都失效；请先终止相关授权。',
      'Mixing modes undoes both; end the agreements first.',
    ),
  },
});
