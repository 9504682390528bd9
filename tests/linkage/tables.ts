import type { TextTable } from './lab.ts';

export const districts = [
  '东城区',
  '西城区',
  '朝阳区',
  '海淀区',
  '丰台区',
  '石景山区',
  '通州区',
  '顺义区',
  '大兴区',
  '昌平区',
];
/** Harmless by itself: nobody is named in it. */
export const diagnoses: TextTable = {
  columns: ['区县', '出生年份', '性别', '诊断'],
  rows: Array.from({ length: 300 }, (_, at) => [
    districts[at % 10]!,
    String(1940 + (at % 60)),
    at % 2 === 0 ? '男' : '女',
    `诊断${at % 7}`,
  ]),
};
/** Harmless by itself: who plays chess where. */
export const club: TextTable = {
  columns: ['姓名', '所在区', '出生日期', '性别'],
  rows: Array.from({ length: 60 }, (_, at) => [
    `会员${at}`,
    districts[at % 10]!,
    `${1940 + at}-05-${String((at % 28) + 1).padStart(2, '0')}`,
    at % 2 === 0 ? '男' : '女',
  ]),
};
export const weather: TextTable = {
  columns: ['站点', '气温'],
  rows: Array.from({ length: 50 }, (_, at) => [`站${at}`, String(at)]),
};
/** So that each row of the diagnoses is alone with its district, year and sex. */
export const apart: TextTable = { ...diagnoses, rows: diagnoses.rows.slice(0, 60) };
/** One of several tables of which each joins with each by a number, and tells something of its own. */
export const memberTable = (at: number): TextTable => ({
  columns: ['会员编号', at % 2 === 0 ? '年龄' : '学历', '区县'],
  rows: Array.from({ length: 60 }, (_, row) => [
    `N${1000 + row}`,
    String((row * (at + 3)) % 17),
    `${'东西朝海丰'[row % 5]}区`,
  ]),
});
