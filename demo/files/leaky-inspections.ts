import { residentIdCheckCharacter, usccCheckCharacter } from '#foundation';

/*
 * A file of the form in which a portal really published inspection records: resident IDs in the credit-code column, some of them turned into scientific
 * notation by a spreadsheet, and the inspectors’ mobiles beside them. Every number is made by rule, of people who would be more than a hundred years old; nobody is meant.
 */

const header = [
  '唯一标识',
  '行政相对人',
  '证件号码',
  '监督检查形式',
  '监督检查结果',
  '监督检查日期',
  '监督检查机关',
  '经办人电话',
];

/** Numbers of persons need a province that exists; codes of firms are of one that does not. */
const region = '110105';
const nowhere = '990101';
const pad = (value: number, digits: number) => String(value).padStart(digits, '0');

/** A well-formed resident ID number of nobody. */
export function syntheticResidentId(place: number): string {
  const body = `${region}19${pad(10 + (place % 9), 2)}${pad(1 + (place % 12), 2)}${pad(1 + (place % 28), 2)}${pad(place % 1000, 3)}`;
  return body + residentIdCheckCharacter(body);
}

const syntheticCode = (place: number): string => {
  const body = `91${nowhere}MA${pad(place, 7)}`;
  return body + usccCheckCharacter(body);
};

/** As a spreadsheet shows a number of eighteen digits: what is behind the fifteenth is gone, and it is still somebody’s. */
const inScientificNotation = (id: string): string =>
  `${id[0]}.${id.slice(1, 15)}E+17`;

/** One line for each inspection; every fifth party is a person, every fifteenth in scientific notation. With `corrected` no number of a person is left. */
export function leakyInspections({ rows = 120, corrected = false } = {}): string {
  const lines = Array.from({ length: rows }, (_, place) => {
    const person = place % 5 === 0;
    const id = syntheticResidentId(place);
    const number = person ? (place % 15 === 0 ? inScientificNotation(id) : id) : syntheticCode(place);
    return [
      `JC${pad(place, 6)}`,
      person ? `第${place}号个体摊点` : `枢西第${place}印刷有限公司`,
      corrected && person ? '' : number,
      place % 3 === 0 ? '日常检查' : '专项检查',
      place % 7 === 0 ? '责令改正' : '未发现问题',
      `2025-${pad(1 + (place % 12), 2)}-${pad(1 + (place % 28), 2)}`,
      '公枢市文化执法总队',
      corrected ? "经办人" : `经办人1990000${pad(place, 4)}`,
    ].join(',');
  });
  return `\ufeff${header.join(',')}\r\n${lines.join('\r\n')}\r\n`;
}
