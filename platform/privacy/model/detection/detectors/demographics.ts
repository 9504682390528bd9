import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import type { Family } from '../families.ts';
import { Hits } from '../hits.ts';

const ethnic =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(
    ' ',
  );

interface Closed {
  readonly family: Family;
  readonly values: ReadonlySet<string>;
  /** The values are words that mean nothing else. */
  readonly plainWords: boolean;
}

const closed: readonly Closed[] = [
  {
    family: 'sex',
    values: new Set(['男', '女', '男性', '女性', '未知的性别', '未说明的性别', 'M', 'F', 'MALE', 'FEMALE']),
    plainWords: true,
  },
  {
    family: 'ethnicity',
    values: new Set(ethnic.flatMap((name) => [`${name}族`, ...(name.length > 1 ? [name] : [])])),
    plainWords: true,
  },
  {
    family: 'education',
    values: new Set(
      '文盲 半文盲 小学 初中 高中 中专 中技 技校 职高 大专 专科 本科 大学 大学本科 大学专科 研究生 硕士 博士 硕士研究生 博士研究生 初中毕业 高中毕业 小学毕业'.split(
        ' ',
      ),
    ),
    plainWords: true,
  },
  {
    family: 'marital-status',
    values: new Set('未婚 已婚 离异 离婚 丧偶 初婚 再婚 复婚 有配偶 未说明的婚姻状况'.split(' ')),
    plainWords: true,
  },
];

/** Codes stand for words only when the header says what they are of. */
const code = /^\d{1,2}$/;
const longestWord = 12;
const enough = 0.8;

/** Closed lists that say what a person is: quasi-identifiers. */
export const demographicsDetector: Detector = {
  needs: 0,
  sampled: true,
  open(header) {
    const hits = new Map<Family, Hits>(closed.map(({ family }) => [family, new Hits()]));
    const hinted = closed.find(({ family }) => header.families.has(family));
    let seen = 0;
    let rowsSeen = 0;
    return {
      see({ text: source, rows }) {
        seen++;
        rowsSeen += rows;
        // A column of many different texts is no closed list.
        if (seen > 200 || source.length > longestWord) return;
        const value = source.trim().toUpperCase();
        for (const { family, values } of closed)
          if (values.has(value)) hits.get(family)!.add(rows, 'word', () => '*'.repeat(value.length));
        if (hinted && code.test(value)) hits.get(hinted.family)!.add(rows, 'code', () => '*');
      },
      judge: () =>
        closed.flatMap(({ family }) => {
          const found = hits.get(family)!;
          const asked = header.families.has(family);
          const share = rowsSeen === 0 ? 0 : found.cells / rowsSeen;
          if (share < enough || found.distinct > 60) return [];
          if (!asked && (found.distinct < 2 || (family === 'sex' && found.forms.word === undefined)))
            return [];
          return [
            {
              family,
              hits: found,
              confidence: asked ? ('high' as const) : ('medium' as const),
              why: [
                text(
                  `${Math.round(share * 100)}% 的取值属于封闭的词表${asked ? '，列名相符' : ''}`,
                  `${Math.round(share * 100)}% of the values are of a closed list${asked ? ', and the header agrees' : ''}`,
                ),
              ],
            },
          ];
        }),
    };
  },
};
