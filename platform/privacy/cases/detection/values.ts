import { residentIdCheckCharacter, usccCheckCharacter } from '#foundation';
import type { Random } from './random.ts';

/** Invented values of every family. Nothing here belongs to anybody; what has a check character has the right one. */

const regions =
  '110101 110105 110108 120101 130102 140105 210102 230103 310101 310115 320102 320583 330106 340104 350203 360102 370102 410105 420106 430102 440106 440305 450103 500103 510104 510107 520102 530102 610103 620102 650102 432524'.split(
    ' ',
  );
const two = (value: number): string => String(value).padStart(2, '0');

export const dateOf = (random: Random, from: number, to: number): string =>
  `${from + random.below(to - from + 1)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;

export function residentId(random: Random): string {
  const body = random.pick(regions) + dateOf(random, 1935, 2015).replaceAll('-', '') + random.digits(3);
  return body + residentIdCheckCharacter(body);
}
export const oldResidentId = (random: Random): string =>
  random.pick(regions) +
  dateOf(random, 1925, 1985).slice(2).replaceAll('-', '') +
  two(random.below(99) + 1) +
  random.digits(1);
/** As a spreadsheet shows the number: so many digits, and the rest lost. */
export const scientificId = (random: Random, digits: number): string => {
  const number = residentId(random);
  return `${number[0]}.${number.slice(1, digits)}E+17`;
};

export const mobile = (random: Random): string =>
  random.pick(
    '130 131 135 136 138 139 150 151 155 158 159 166 173 176 180 182 185 186 188 189 191 198 199'.split(' '),
  ) + random.digits(8);
export const landline = (random: Random): string =>
  random.chance(0.5)
    ? `${random.pick(['010', '021', '028'])}-${2 + random.below(8)}${random.digits(7)}`
    : `${random.pick(['0311', '0571', '0755'])}-${2 + random.below(8)}${random.digits(6)}`;

function luhnDigit(body: string): string {
  for (let check = 0; check < 10; check++) {
    const sum = [...`${body}${check}`].reverse().reduce((total, digit, place) => {
      const value = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    if (sum % 10 === 0) return String(check);
  }
  throw new Error('one digit always fits');
}
export function bankCard(random: Random): string {
  const prefix = random.pick([
    '622202',
    '621700',
    '622848',
    '622588',
    '621661',
    '625965',
    '955880',
    '436742',
  ]);
  const body = prefix + random.digits((prefix === '436742' ? 16 : 19) - prefix.length - 1);
  return body + luhnDigit(body);
}

const codeLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
export function creditCode(random: Random, kind: string): string {
  const body =
    kind + random.pick(regions) + Array.from({ length: 9 }, () => random.pick(codeLetters)).join('');
  return body + usccCheckCharacter(body);
}
/** Fifteen digits with the check digit of ISO 7064 MOD 11,10, as firms were registered before 2015. */
export function registrationNumber(random: Random, sequence: string): string {
  const body = random.pick(regions) + sequence + random.digits(7);
  let product = 10;
  for (const digit of body) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return body + ((11 - product) % 10);
}

export const passport = (random: Random): string =>
  random.chance(0.5) ? `E${random.digits(8)}` : `E${random.pick('ABCDEFGHJKLMN')}${random.digits(7)}`;
export const plate = (random: Random): string =>
  random.chance(0.3)
    ? `${random.pick('京沪粤浙苏')}${random.pick('ABCDEFG')}${random.pick('DF')}${random.digits(5)}`
    : `${random.pick('京沪粤浙苏川鲁')}${random.pick('ABCDEFGH')}${random.pick('ABCDEFGHJKLMNPQRSTUVWXYZ')}${random.digits(4)}`;
export const email = (random: Random): string =>
  `${random.pick(['zhang', 'li', 'wang.wei', 'chen_jie', 'liu'])}${random.digits(3)}@${random.pick(['example.com', 'mail.example.cn', 'example.org'])}`;

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦';
const weighted = `${'王李张刘陈'.repeat(6)}${'杨黄赵吴周'.repeat(3)}${surnames}`;
/** Beside common ones some that are in no list of the detectors. */
const given =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉玲红建国华志林海燕云峰飞鹏浩宇轩梓涵欣怡雨佳嘉琪思晨俊博雪梅莉萍春凤琴珍荣爱香月莹慧雅婷倩琳瓒祎甯';
export function personName(random: Random): string {
  if (random.chance(0.02)) return `${random.pick(['欧阳', '司马', '诸葛', '上官'])}${random.pick(given)}`;
  if (random.chance(0.02))
    return `${random.pick(['阿依古丽', '买买提', '古丽娜尔'])}·${random.pick(['艾力', '吐尔逊', '热合曼'])}`;
  return random.pick(weighted) + random.pick(given) + (random.chance(0.75) ? random.pick(given) : '');
}
export const firmName = (random: Random): string =>
  `${random.pick(['北京', '上海', '朝阳', '华北', '中关村'])}${random.pick('华盛鑫源宏达恒泰瑞祥')}${random.pick('科贸业信安通达')}${random.pick(['科技', '商贸', '餐饮', '建筑工程', '文化传媒'])}${random.pick(['有限公司', '有限责任公司', '股份有限公司', '中心', '商店'])}`;

const districts =
  '北京市海淀区 北京市朝阳区 北京市东城区 天津市和平区 河北省石家庄市长安区 江苏省苏州市姑苏区 浙江省杭州市西湖区 广东省广州市天河区 四川省成都市武侯区'.split(
    ' ',
  );
const roads = '中关村大街 建国路 东三环北路 解放路 人民东路 学院路 文化巷 幸福胡同'.split(' ');
export const district = (random: Random): string => random.pick(districts);
export const street = (random: Random): string =>
  `${district(random)}${random.pick(roads)}${1 + random.below(200)}号`;
export const room = (random: Random): string =>
  random.chance(0.5)
    ? `${street(random)}院${1 + random.below(20)}号楼${1 + random.below(6)}单元${1 + random.below(20)}0${1 + random.below(4)}室`
    : `${district(random)}${random.pick(roads)}${random.pick(['阳光', '幸福', '和平'])}小区${1 + random.below(30)}栋${1 + random.below(25)}0${1 + random.below(6)}室`;
export const coordinate = (random: Random): string =>
  `${73 + random.below(60)}.${random.digits(6)},${18 + random.below(30)}.${random.digits(6)}`;

const circles = [...'⓪①②③④⑤⑥⑦⑧⑨'];
const numerals = [...'零一二三四五六七八九'];
const eachDigit = (number: string, to: (digit: string) => string): string => [...number].map(to).join('');

/** A number written another way: no digit of it stands where it stood. */
export const otherWritings: { readonly [how: string]: (number: string) => string } = {
  base64: (number) => btoa(number),
  hexadecimal: (number) => eachDigit(number, (one) => one.charCodeAt(0).toString(16)),
  percent: (number) => eachDigit(number, (one) => `%${one.charCodeAt(0).toString(16)}`),
  entities: (number) => eachDigit(number, (one) => `&#${one.charCodeAt(0)};`),
  spelled: (number) => eachDigit(number, (one) => numerals[Number(one)] ?? one),
  circled: (number) => eachDigit(number, (one) => circles[Number(one)] ?? one),
  backwards: (number) => [...number].reverse().join(''),
};
