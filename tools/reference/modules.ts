import { type Module, text } from '#foundation';
import type { Dependency } from '../../tests/architecture/cruise.ts';
import { platformOrder } from '../../tests/architecture/house.ts';
import { listedPairs, nameOf, usedPairs } from '../../tests/architecture/pairs.ts';
import { both, type GeneratedFile, page, table } from './page.ts';

/** The platform modules and who uses whom, from the imports that the architecture check judges. */
export function modulesPage(modules: readonly Module[], dependencies: readonly Dependency[]): GeneratedFile {
  const pairs = usedPairs(dependencies);
  const reasons = new Map(listedPairs.map((pair) => [nameOf(pair), pair.reason]));
  const platform = platformOrder.flatMap((name) => modules.filter((module) => module.name === name));
  return page(
    'modules',
    text('模块', 'Modules'),
    text(
      '平台模块及其相互调用。箭头表示使用另一模块的公开入口；只能使用排在前面的模块。',
      'The platform modules and who calls whom. An arrow is a use of the other module’s door; only modules standing earlier may be used.',
    ),
    [
      '```mermaid',
      'graph TD',
      ...platform.map(({ name, title }) => `  ${name}["${title.zh}<br>${name}"]`),
      ...pairs.map(({ module, uses }) => `  ${module} --> ${uses}`),
      '```',
      '',
      ...table(
        ['模块 Module', '事项 Acts', '查询 Reads', '规则 Rules', '问题 Problems', '事件 Events'],
        platform.map(({ name, title, acts, reads, rules, problems, events }) => [
          `${both(title)} \`${name}\``,
          ...[acts, reads, rules, problems, Object.keys(events ?? {})].map((list) =>
            String(list?.length ?? 0),
          ),
        ]),
      ),
      '## 为什么调用 Why each pair',
      '',
      ...table(
        ['模块 Module', '使用 Uses', '原因 Reason'],
        pairs.map((pair) => [`\`${pair.module}\``, `\`${pair.uses}\``, reasons.get(nameOf(pair)) ?? '']),
      ),
    ],
  );
}
