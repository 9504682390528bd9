import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { usccCheckCharacter } from '#foundation';
import { type Random, randomFrom } from '../harness/random.ts';

/** What was written, for whoever reads it again. */
export interface PermitFile {
  readonly rows: number;
  readonly bytes: number;
  /** Cells that hold a mobile number: the scan has to find exactly these. */
  readonly mobiles: number;
  /** Codes with a wrong check character, among the valid ones. */
  readonly badCodes: number;
}

/** Header of the file and the type each column has. */
export const permitColumns = [
  ['序号', 'integer'],
  ['行政许可决定文书号', 'text'],
  ['行政相对人名称', 'text'],
  ['统一社会信用代码', 'text'],
  ['许可内容', 'text'],
  ['许可决定日期', 'date'],
  ['有效期至', 'date'],
  ['许可机关', 'text'],
  ['所在区', 'text'],
  ['面积（平方米）', 'decimal'],
  ['联系电话', 'text'],
  ['经度', 'decimal'],
  ['是否有效', 'boolean'],
] as const;

const districts =
  '东城区 西城区 朝阳区 丰台区 石景山区 海淀区 门头沟区 房山区 通州区 顺义区 昌平区 大兴区'.split(' ');
const bureaus =
  '市场监督管理局 城市管理委员会 卫生健康委员会 住房和城乡建设委员会 文化和旅游局 农业农村局'.split(' ');
const trades = '餐饮管理 商贸 科技 建筑工程 文化传媒 物业服务 汽车销售 食品 医疗器械 教育咨询'.split(' ');
const characters = '华盛鑫源宏达恒泰瑞祥嘉和东方金诚信德永兴天正阳光新世纪联合众汇博雅康宁利民安顺通';
const contents = [
  '食品经营许可',
  '热食类食品制售,冷食类食品制售',
  '公共场所卫生许可（理发店、美容店）',
  '设置户外广告设施"临时"许可',
  '占用城市道路施工许可\n期限三十日',
  '第二类医疗器械经营备案',
  '道路货物运输经营许可',
];
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * A register of administrative permits as cities publish them, from a seed: UTF-8 with byte order mark, CRLF, quoted cells with
 * commas, quotes and line breaks, empty cells, dates, codes with check characters, and a few telephone numbers of persons.
 * Every value is invented.
 */
export async function writePermits(path: string, rows: number, seed: number): Promise<PermitFile> {
  const random = randomFrom(seed);
  const file = createWriteStream(path);
  const counted = { mobiles: 0, badCodes: 0 };
  let lines = [`\uFEFF${permitColumns.map(([name]) => name).join(',')}\r\n`];
  for (let row = 1; row <= rows; row++) {
    lines.push(`${permit(row, random, counted).map(cell).join(',')}\r\n`);
    if (lines.length < 5000 && row < rows) continue;
    if (!file.write(lines.join(''))) await once(file, 'drain');
    lines = [];
  }
  file.end();
  await once(file, 'close');
  return { rows, bytes: file.bytesWritten, ...counted };
}

const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

function permit(row: number, random: Random, counted: { mobiles: number; badCodes: number }): string[] {
  const district = random.pick(districts);
  const bureau = random.pick(bureaus);
  const year = 2018 + random.below(8);
  const day = `${pad(1 + random.below(12), 2)}-${pad(1 + random.below(28), 2)}`;
  return [
    String(row),
    `示${district.slice(0, 1)}${bureau.slice(0, 1)}许准〔${year}〕${row}号`,
    `${district.slice(0, 2)}${name(random)}${random.pick(trades)}有限公司`,
    creditCode(random, counted),
    random.pick(contents),
    `${year}-${day}`,
    random.below(8) === 0 ? '' : `${year + 5}-${day}`,
    `示例市${district}${bureau}`,
    district,
    random.below(20) === 0 ? '' : `${20 + random.below(4000)}.${pad(random.below(100), 2)}`,
    telephone(random, counted),
    `116.${pad(random.below(1_000_000), 6)}`,
    random.below(10) === 0 ? '否' : '是',
  ];
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

function name(random: Random): string {
  let letters = '';
  for (let count = 3 + random.below(3); count > 0; count--)
    letters += characters[random.below(characters.length)];
  return letters;
}

function creditCode(random: Random, counted: { badCodes: number }): string {
  let body = `91${110101 + random.below(17)}`;
  while (body.length < 17) body += alphabet[random.below(alphabet.length)];
  const check = usccCheckCharacter(body);
  if (random.below(5000) > 0) return body + check;
  counted.badCodes++;
  return body + alphabet[(alphabet.indexOf(check) + 1) % alphabet.length];
}

function telephone(random: Random, counted: { mobiles: number }): string {
  if (random.below(10_000) > 0) return `010-${pad(60_000_000 + random.below(9_999_999), 8)}`;
  counted.mobiles++;
  return `139${pad(random.below(100_000_000), 8)}`;
}
