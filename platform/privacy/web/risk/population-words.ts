import { defineTexts, text } from '#ui-kit';

export const populationWords = defineTexts('privacy-risk-population', {
  population: text('总体', 'Population'),
  populationNote: text(
    '本表往往只是某个总体的一部分：在表中唯一的人，在总体中未必唯一。说明总体，可估计在总体中也唯一的人数；有总体表时逐类计数，不用估计。',
    'A table is often a part of some population: who is unique in it need not be unique there. Say which, and the uniques of the population are estimated; with a table of it they are counted.',
  ),
  way: text('如何说明', 'How it is given'),
  none: text('不估计', 'Not given'),
  size: text('总体人数（如本市人口）', 'Persons in the population'),
  fraction: text('本表占总体的百分比', 'Share of the population in this table, %'),
  table: text('总体表（本部门的另一个资源）', 'A table of it, another resource of the department'),
  comesTo: text('即总体约 {{persons}} 人', 'that is about {{persons}} persons'),
  chooseTable: text('请选择', 'Choose'),
  tableOf: text('{{title}} v{{number}}（{{rows}} 行）', '{{title}} v{{number}} ({{rows}} rows)'),
  lacks: text('缺少列：{{columns}}', 'lacks {{columns}}'),
  title: text('在总体中的风险', 'Risk in the population'),
  notGiven: text(
    '评估时未说明总体，因此未作估计。重新评估时可填总体人数、抽样比例或选择总体表。',
    'No population was given, so nothing is estimated. Assess again with the persons in it, the sampling fraction or a table of it.',
  ),
  persons: text('总体人数', 'Persons in the population'),
  sampled: text('本表所占比例（抽样比例）', 'Share that is in this table'),
  tableUsed: text('总体表', 'Table of the population'),
  models: text('按各模型估计的总体唯一人数', 'Uniques of the population by each model'),
  modelsNote: text(
    '抽样比例不超过 10% 时取 Pitman 模型，否则（或其不适用时）取 Zayatz 模型（Dankar 等，2012）。两者相差很大时，估计只可作参考。',
    'Up to a sampling fraction of 10 % Pitman’s model is taken, above it or where it fits not, Zayatz’s (Dankar et al. 2012). Where they are far apart the estimate is a hint and no more.',
  ),
  model: text('模型', 'Model'),
  pitman: text('Pitman（Hoshino 2001）', 'Pitman (Hoshino 2001)'),
  zayatz: text('Zayatz（1991）', 'Zayatz (1991)'),
  uniques: text('估计唯一人数', 'Uniques, estimated'),
  share: text('占总体', 'Of the population'),
  taken: text('是否采用', 'Taken'),
  isTaken: text('采用', 'taken'),
  isBeside: text('供对照', 'for comparison'),
  noFit: text('不适用', 'does not fit'),
  noneUnique: text(
    '表中没有唯一的行，因此总体中也没有因本表而唯一的人。',
    'No row is unique here, so nobody of the population is by this table.',
  ),
  census: text(
    '本表即总体，不需估计：{{uniques}} 人唯一。',
    'The table is the population, nothing is estimated: {{uniques}} are unique.',
  ),
  onlyTaken: text(
    '估计 {{uniques}} 人在总体中唯一（{{share}}，{{model}}）。',
    '{{uniques}} persons are estimated to be unique in the population ({{share}}, {{model}}).',
  ),
  nothingFits: text(
    '两种模型都不适合这些数据，未作估计。',
    'Neither model fits this data: nothing is estimated.',
  ),
  kMap: text(
    '对照总体表：每类背后最少人数（k-map）',
    'Against the table: fewest persons behind a class (k-map)',
  ),
  highest: text('对照总体表：最高风险', 'Against the table: highest chance'),
  average: text('对照总体表：平均风险', 'Against the table: average chance'),
  atRisk: text('对照总体表：风险高于门槛的行', 'Against the table: rows above the threshold'),
  unknownRows: text('总体表中找不到对应人的行', 'Rows with nobody behind them in the table'),
});
