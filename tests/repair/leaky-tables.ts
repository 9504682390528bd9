import { residentIdCheckCharacter, usccCheckCharacter } from '#foundation';
import { syntheticResidentId } from '../../demo/files/leaky-inspections.ts';

/*
 * Tables in the forms in which a portal really published persons (docs/build/detection-on-real-files.md), and in forms that somebody might hide them
 * in. Every number is made by rule and of nobody.
 */

export interface LeakyTable {
  readonly name: string;
  readonly csv: string;
  /** What of a person stands in it, as it is written there: none of it may stand in what is opened. */
  readonly secrets: readonly string[];
}

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
const mobileOf = (place: number) => `199${pad((place * 7919) % 100_000_000, 8)}`;
const creditCode = (place: number, kind = '91') => {
  const body = `${kind}990101MA${pad(place, 7)}`;
  return body + usccCheckCharacter(body);
};
const surnames = '王李张刘陈杨黄赵吴周';
const given = '伟芳娜秀英敏静丽强磊军洋勇艳杰';
const nameOf = (place: number) => surnames[place % 10]! + given[(place * 3) % 15]! + given[(place * 7) % 15]!;
const rows = (count: number, of: (place: number) => readonly string[]) =>
  Array.from({ length: count }, (_, place) => of(place).join(',')).join('\r\n');
const table = (header: string, count: number, of: (place: number) => readonly string[]) =>
  `\ufeff${header}\r\n${rows(count, of)}\r\n`;
const places = (count: number, every: number) =>
  Array.from({ length: count }, (_, place) => place).filter((place) => place % every === 0);
const altered = (place: number) => {
  const body = syntheticResidentId(place).slice(0, 17);
  return body + (residentIdCheckCharacter(body) === '5' ? '6' : '5');
};

/** Of many years, all of them before anybody alive. */
const longAgo = (place: number) => {
  const body = `110105${1865 + (place % 50)}${pad(1 + (place % 12), 2)}${pad(1 + (place % 28), 2)}${pad(100 + place, 3)}`;
  return body + residentIdCheckCharacter(body);
};

export const leakyTables: readonly LeakyTable[] = [
  {
    name: 'identity numbers among credit codes, three of them mistyped',
    csv: table('序号,行政相对人,证件号码,处罚决定', 120, (place) => [
      String(place + 1),
      place % 8 === 0 ? nameOf(place) : `枢西第${place}印刷有限公司`,
      place % 8 !== 0 ? creditCode(place) : place % 40 === 0 ? altered(place) : syntheticResidentId(place),
      '警告',
    ]),
    secrets: places(120, 8).map((place) => (place % 40 === 0 ? altered(place) : syntheticResidentId(place))),
  },
  {
    name: 'one identity number in a column of buyers’ codes',
    csv: table('地块,受让人,受让人代码,成交价', 90, (place) => [
      `枢北〔${place}〕号`,
      place === 41 ? nameOf(place) : `枢北第${place}置业有限公司`,
      place === 41 ? syntheticResidentId(place) : creditCode(place),
      String(1000 + place),
    ]),
    secrets: [syntheticResidentId(41)],
  },
  {
    name: 'identity numbers that a spreadsheet turned into powers of ten',
    csv: table('相对人,证件号码,法定代表人身份证号,事由', 24, (place) => {
      const id = syntheticResidentId(place);
      return [nameOf(place), `${id[0]}.${id.slice(1, 15)}E+17`, `${id[0]}.${id.slice(1, 6)}E+17`, '复制发行'];
    }),
    secrets: places(24, 1).flatMap((place) => [syntheticResidentId(place).slice(1, 15)]),
  },
  {
    name: 'handlers with mobiles, some grouped',
    csv: table('项目,项目经办人,项目经办人电话', 80, (place) => {
      const mobile = mobileOf(place);
      const grouped = `${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}`;
      return [`第${place}号住宅方案`, nameOf(place), place % 10 === 0 ? grouped : mobile];
    }),
    secrets: places(80, 1).map((place) => (place % 10 === 0 ? mobileOf(place).slice(7) : mobileOf(place))),
  },
  {
    name: 'persons in sentences',
    csv: table('案号,违法事实', 60, (place) => [
      `枢罚〔2025〕${place}号`,
      place % 3 === 0
        ? `当事人${nameOf(place)}（身份证号：${syntheticResidentId(place)}，电话 ${mobileOf(place)}）未经许可摆摊`
        : '经查未发现违法行为',
    ]),
    secrets: places(60, 3).flatMap((place) => [syntheticResidentId(place), mobileOf(place)]),
  },
  {
    name: 'identity numbers parted by slashes, and with letters for digits',
    csv: table('编号,登记信息', 60, (place) => {
      const id = syntheticResidentId(place);
      return [
        `DJ${pad(place, 4)}`,
        place % 2 === 0
          ? `${id.slice(0, 6)}/${id.slice(6, 14)}/${id.slice(14)}`
          : id.replace(/0/g, 'O').replace(/1/g, 'l'),
      ];
    }),
    secrets: places(60, 1).map((place) => {
      const id = syntheticResidentId(place);
      return place % 2 === 0 ? id.slice(6, 14) : id.replace(/0/g, 'O').replace(/1/g, 'l');
    }),
  },
  {
    name: 'identity numbers in longer ones, and without their check character',
    csv: table('流水,附注码,登记码', 60, (place) => {
      const id = longAgo(place);
      return [`LS${pad(place, 4)}`, `20${id}31`, id.slice(0, 17)];
    }),
    secrets: places(60, 1).map((place) => longAgo(place).slice(0, 17)),
  },
];
