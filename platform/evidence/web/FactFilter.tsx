import { Button, Input, Select } from 'antd';
import type { FactQuery } from '#api-client';
import { useSay, useTexts } from '#ui-kit';
import { kindGroups, kindsOf } from './fact-filter.ts';
import { evidenceWords } from './words.ts';

/** By kind, by days, by the thing it is about. All of it stands in the address, so what somebody found can be sent as a link. */
export function FactFilter({
  search,
  filter,
  change,
  name,
}: {
  search: { readonly [name: string]: string | undefined };
  filter: FactQuery;
  change: (changes: Record<string, string | undefined>) => void;
  /** What the one thing is called, once a fact has told. */
  name: string | undefined;
}) {
  const t = useTexts(evidenceWords);
  const say = useSay();
  const day = (name: 'from' | 'until') => (
    <div className="gs-fact-field">
      <label htmlFor={`fact-${name}`}>{t(name === 'from' ? 'fromDay' : 'untilDay')}</label>
      <Input
        id={`fact-${name}`}
        type="date"
        value={filter[name] === undefined ? '' : search[name]}
        onChange={({ target }) => change({ [name]: target.value || undefined })}
      />
    </div>
  );
  return (
    <form
      className="gs-fact-filter gs-noprint"
      aria-label={t('filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="gs-fact-field">
        <label htmlFor="fact-kind">{t('kind')}</label>
        <Select
          id="fact-kind"
          value={filter.kind ?? ''}
          listHeight={420}
          options={[
            { value: '', label: t('allKinds') },
            ...Object.entries(kindGroups).map(([module, title]) => ({
              label: say(title),
              options: [
                { value: `${module}.*`, label: t('allOf', { group: say(title) }) },
                ...kindsOf(module).map(([value, one]) => ({ value, label: say(one) })),
              ],
            })),
          ]}
          onChange={(value: string) => change({ kind: value || undefined })}
        />
      </div>
      {day('from')}
      {day('until')}
      {filter.subject ? (
        <p>
          {t('about')} {name ?? <code>{filter.subject}</code>}{' '}
          <Button size="small" onClick={() => change({ subject: undefined })}>
            {t('aboutAll')}
          </Button>
        </p>
      ) : null}
      {Object.keys(filter).length > 0 ? (
        <Button
          type="link"
          onClick={() => change({ kind: undefined, from: undefined, until: undefined, subject: undefined })}
        >
          {t('clearFilter')}
        </Button>
      ) : null}
    </form>
  );
}
