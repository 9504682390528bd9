import { type Module, mermaid, text } from '#foundation';
import { both, type GeneratedFile, page } from './page.ts';

/** The statutory lifecycles, drawn from the definitions that decide which step is possible. */
export const lifecyclesPage = (modules: readonly Module[]): GeneratedFile =>
  page(
    'lifecycles',
    text('办理流程图', 'Lifecycles'),
    text(
      '各类事项的状态与步骤；系统只允许图中的步骤。',
      'States and steps of everything with a procedure; no step is possible that is not drawn here.',
    ),
    modules
      .flatMap((module) => [...(module.lifecycles ?? [])])
      .flatMap((lifecycle) => {
        const diagram = lifecycle.diagram();
        return [
          `## ${both(lifecycle.title)}`,
          '',
          `\`${lifecycle.id}\``,
          '',
          ...(['zh', 'en'] as const).flatMap((language) => [
            '```mermaid',
            mermaid(diagram, language),
            '```',
            '',
          ]),
        ];
      }),
  );
