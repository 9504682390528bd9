import { type AnyRule, citeEn, citeZh, type Module, text } from '#foundation';
import { both, type GeneratedFile, page, table } from './page.ts';
import type { RuleCode } from './rule-code.ts';
import type { RuleTest } from './rule-tests.ts';
import { byNumber } from './rules.ts';

/** One line a rule: the clause, the code that defines and asks it, the acts it governs, and the tests that fail when it is broken. */
export const rulesToTestsPage = (
  modules: readonly Module[],
  code: ReadonlyMap<string, RuleCode>,
  tests: readonly RuleTest[],
): GeneratedFile =>
  page(
    'rules-to-tests',
    text('规则、代码与测试对照表', 'From rule to code to test'),
    text(
      '每条规则一行：依据条款；定义它的文件和据以判断的文件；受其约束的操作；证明它的测试（括号内为测试数）。参数与说明见规则登记簿。',
      'A line for each rule: its clause; the file that defines it and the files that ask it; the acts it governs; the tests that prove it (with their number). Parameters and words are in the rule register.',
    ),
    modules
      .filter((module) => (module.rules ?? []).length > 0)
      .flatMap((module) => [
        `## ${both(module.title)}`,
        '',
        ...table(
          ['规则 Rule', '条款 Clause', '代码 Code', '操作 Acts', '测试 Tests'],
          [...(module.rules ?? [])].sort(byNumber).map((rule) => cells(rule, code, tests)),
        ),
      ]),
  );

function cells(
  rule: AnyRule,
  code: ReadonlyMap<string, RuleCode>,
  tests: readonly RuleTest[],
): readonly string[] {
  const place = code.get(rule.id);
  return [
    `[${rule.id}](rules.md#${rule.id}) ${both(rule.title)}`,
    [rule.clause, ...(rule.alsoBasedOn ?? [])]
      .map((clause) => `${citeZh(clause)} · ${citeEn(clause)}`)
      .join('; '),
    place
      ? [`**${linked(place.definedIn)}**`, ...place.askedIn.map((file) => linked(file))].join('<br>')
      : '',
    rule.actsIn.map((name) => `\`${name}\``).join('<br>'),
    [
      ...Map.groupBy(
        tests.filter((test) => test.rule === rule.id),
        ({ file }) => file,
      ),
    ]
      .map(([file, titles]) => `${linked(file)} (${titles.length})`)
      .join('<br>'),
  ];
}

/** The last two parts of a path are enough to find the room; the link has all of it. */
const linked = (file: string): string => `[${file.split('/').slice(-2).join('/')}](../../${file})`;
