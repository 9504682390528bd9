import { type Module, text } from '#foundation';
import { both, type GeneratedFile, page, table } from './page.ts';

/** The list of audit events: what each module tells after its commit. */
export const eventsPage = (modules: readonly Module[]): GeneratedFile =>
  page(
    'events',
    text('审计事件', 'Audit events'),
    text(
      '各模块在提交之后发布的全部事件。每个事件至少送达一次。',
      'Everything the modules tell after a commit. Each event is delivered at least once.',
    ),
    modules
      .map((module) => ({ module, events: Object.entries(module.events ?? {}) }))
      .filter(({ events }) => events.length > 0)
      .flatMap(({ module, events }) => [
        `## ${both(module.title)}`,
        '',
        ...table(
          ['事件 Event', '含义 Meaning', '订阅 Heard by'],
          events.map(([kind, title]) => [`\`${kind}\``, both(title), hearers(modules, kind)]),
        ),
      ]),
  );

const hearers = (modules: readonly Module[], kind: string): string =>
  modules
    .filter((module) => module.subscriptions && kind in module.subscriptions)
    .map(({ name }) => name)
    .join(', ');
