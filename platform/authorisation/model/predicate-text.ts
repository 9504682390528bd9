import type { ItemReference } from './item.ts';
import type { Comparison, Predicate, PredicateValue } from './predicate.ts';

type Language = 'zh' | 'en';
const words = {
  zh: {
    '=': '等于',
    '<>': '不等于',
    '<': '小于',
    '<=': '不大于',
    '>': '大于',
    '>=': '不小于',
    and: '并且',
    or: '或者',
    not: '不满足',
    isNull: '为空',
    yes: '是',
    no: '否',
  },
  en: {
    '=': 'is',
    '<>': 'is not',
    '<': 'is below',
    '<=': 'is at most',
    '>': 'is above',
    '>=': 'is at least',
    and: 'and',
    or: 'or',
    not: 'not',
    isNull: 'is empty',
    yes: 'yes',
    no: 'no',
  },
} as const satisfies Record<
  Language,
  Record<Comparison | 'and' | 'or' | 'not' | 'isNull' | 'yes' | 'no', string>
>;

/**
 * A row predicate as a sentence: 「区划”等于“110105”，并且“年龄”不小于“18”」. Items appear under their titles.
 * Brackets appear where two kinds of joining meet, so that the sentence has one reading.
 */
export function predicateText(
  tree: Predicate,
  items: readonly Pick<ItemReference, 'itemId' | 'title'>[],
  language: Language,
): string {
  const word = words[language];
  const titles = new Map(items.map((item) => [item.itemId, item.title]));
  const quoted = (content: string): string => `“${content}”`;
  const title = (itemId: string): string => quoted(titles.get(itemId) ?? itemId);
  const shown = (value: PredicateValue): string =>
    typeof value === 'boolean' ? (value ? word.yes : word.no) : quoted(value);
  const spoken = (subject: string, verb: string, object = ''): string =>
    language === 'zh' ? `${subject}${verb}${object}` : `${subject} ${verb} ${object}`.trimEnd();

  const say = (node: Predicate, inside: boolean): string => {
    switch (node.op) {
      case 'compare':
        return spoken(title(node.item), word[node.comparison], shown(node.value));
      case 'in':
        return language === 'zh'
          ? `${title(node.item)}为${node.values.map(shown).join('、')}之一`
          : `${title(node.item)} is one of ${node.values.map(shown).join(', ')}`;
      case 'between':
        return language === 'zh'
          ? `${title(node.item)}在${shown(node.low)}至${shown(node.high)}之间（含两端）`
          : `${title(node.item)} is between ${shown(node.low)} and ${shown(node.high)} (both included)`;
      case 'is-null':
        return spoken(title(node.item), word.isNull);
      case 'not':
        return language === 'zh'
          ? `${word.not}（${say(node.part, false)}）`
          : `${word.not} (${say(node.part, false)})`;
      case 'and':
      case 'or': {
        const joined = node.parts
          .map((part) => say(part, node.parts.length > 1))
          .join(language === 'zh' ? `，${word[node.op]}` : ` ${word[node.op]} `);
        if (!inside || node.parts.length < 2) return joined;
        return language === 'zh' ? `（${joined}）` : `(${joined})`;
      }
    }
  };
  return say(tree, false);
}
