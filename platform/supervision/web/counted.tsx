import { Button } from 'antd';
import { defineTexts, text, useTexts, useUrlState } from '#ui-kit';

const words = defineTexts('counted', {
  narrowed: text(
    '只显示驾驶舱或报告数字所计的事项',
    'Only what a number of the cockpit or of a report counted',
  ),
  all: text('显示全部', 'Show all'),
});
const names = ['organisation', 'on', 'from', 'until'] as const;

/** What the address asks a list for: exactly what a number counted. `filters` are the same as texts, for the export. */
export function useCounted<Which extends string>(ways: readonly Which[]) {
  const [search] = useUrlState();
  const which = ways.find((one) => one === search.which);
  const rest = Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : []))) as {
    readonly [name in (typeof names)[number]]?: string;
  };
  const counted = { ...(which ? { which } : {}), ...rest };
  return { counted, filters: counted as { readonly [name: string]: string } };
}

/** Says that the list is narrowed, and leads back to all of it; nothing while it is not. */
export function Narrowed() {
  const t = useTexts(words);
  const [search, change] = useUrlState();
  if (!search.which && !names.some((name) => search[name])) return null;
  const none = {
    which: undefined,
    organisation: undefined,
    on: undefined,
    from: undefined,
    until: undefined,
  };
  return (
    <p className="gs-small" role="status">
      {t('narrowed')}{' '}
      <Button size="small" onClick={() => change(none)}>
        {t('all')}
      </Button>
    </p>
  );
}
