import { type AnyRule, citeEn, citeZh, type Module, text } from '#foundation';
import { both, type GeneratedFile, page } from './page.ts';
import type { RuleTest } from './rule-tests.ts';

/** The rule register: every clause that is code, what it counts with, where it acts, and which tests name it. */
export const rulesPage = (modules: readonly Module[], tests: readonly RuleTest[]): GeneratedFile =>
  page(
    'rules',
    text('规则登记簿', 'Rule register'),
    text(
      '系统执行的每一条法规条款：出处、施行期间、参数、在哪一步起作用、由哪些测试证明。“待核对”表示参数尚未与现行文本核对，须由数据主管部门确认。',
      'Every clause the program enforces: where it comes from, since when, its parameters, the step it acts in, and the tests that prove it. “To be confirmed” means that a parameter has not been checked against the text in force; the data authority has to confirm it.',
    ),
    modules
      .filter((module) => (module.rules ?? []).length > 0)
      .flatMap((module) => [
        `## ${both(module.title)}`,
        '',
        ...[...(module.rules ?? [])].sort(byNumber).flatMap((rule) => ruleLines(rule, tests)),
      ]),
  );

function ruleLines(rule: AnyRule, tests: readonly RuleTest[]): readonly string[] {
  const parameters = Object.entries((rule.parameters ?? {}) as Record<string, unknown>);
  const files = [...new Set(tests.filter((test) => test.rule === rule.id).map(({ file }) => file))];
  return [
    `### <a id="${rule.id}"></a>${rule.id} ${both(rule.title)}`,
    '',
    `- 依据 Source: ${[rule.clause, ...(rule.alsoBasedOn ?? [])].map((clause) => `${citeZh(clause)} · ${citeEn(clause)}`).join('; ')}`,
    `- 施行 In force: ${rule.inForce.from} – ${rule.inForce.until ?? ''}${rule.jurisdiction === 'CN' ? '' : ` (${rule.jurisdiction})`}`,
    `- 核对 Checked against the text: ${rule.verified ? '已核对 yes' : '**待核对 to be confirmed**'}`,
    ...(parameters.length > 0
      ? [
          `- 参数 Parameters: ${parameters.map(([name, value]) => `\`${name}\` = ${shown(value)}`).join(', ')}`,
        ]
      : []),
    `- 作用于 Acts in: ${rule.actsIn.map((name) => `\`${name}\``).join(', ')}`,
    `- 测试 Tests: ${files.map((file) => `[${file}](../../${file})`).join(', ')}`,
    '',
  ];
}

/** Parameters may hold bigints, dates and sets of names; each is shown as it would be written down. */
const shown = (value: unknown): string =>
  `\`${JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? part.toString() : part))}\``;

/** R2 before R10. */
export const byNumber = (one: AnyRule, other: AnyRule): number =>
  one.id.localeCompare(other.id, 'en', { numeric: true });
