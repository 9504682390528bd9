import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { type OpenResource, useOpenRows } from '#api-client';
import {
  type Column,
  DataTable,
  formatNumber,
  Nothing,
  ProblemNotice,
  problemOf,
  Section,
  useLanguage,
  useTexts,
  Waiting,
} from '#ui-kit';
import { takingWords } from './taking-words.ts';

const forms = [
  ['csv', 'CSV'],
  ['csv?bom=true', 'CSV (BOM)'],
  ['xlsx', 'XLSX'],
  ['json', 'JSON'],
  ['parquet', 'Parquet'],
] as const;

/** The files of what is served, and how often they were taken. */
export function Downloads({ resource }: { resource: OpenResource }) {
  const t = useTexts(takingWords);
  const language = useLanguage();
  return (
    <Section title={t('downloads')} id="downloads" note={t('downloadsNote')}>
      <ul className="gs-actions">
        {forms.map(([form, title]) => (
          <li key={form}>
            <a href={`/api/v1/open-data/${resource.resourceId}/files/${form}`} download>
              {title}
            </a>
          </li>
        ))}
      </ul>
      <p className="gs-small">{t('taken', { count: formatNumber(resource.downloads, language) })}</p>
    </Section>
  );
}

const ways = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'in', 'contains', 'starts', 'null', 'filled'] as const;
type Way = (typeof ways)[number];
const escaped = (value: string): string => value.replace(/[\\:;|]/g, '\\$&');

/** A try-it console over the open data API: what is chosen becomes an address, and the address is what is asked. */
export function Console({ resource }: { resource: OpenResource }) {
  const t = useTexts(takingWords);
  const columns = resource.serves?.columns ?? [];
  const [column, setColumn] = useState<string>();
  const [way, setWay] = useState<Way>('eq');
  const [value, setValue] = useState('');
  const [sort, setSort] = useState<string>();
  const [limit, setLimit] = useState(20);
  const [asked, setAsked] = useState<{ readonly [name: string]: string | number }>({ limit: 20 });
  const filter =
    column === undefined
      ? undefined
      : way === 'null' || way === 'filled'
        ? `${escaped(column)}:${way}`
        : `${escaped(column)}:${way}:${way === 'in' ? value : escaped(value)}`;
  const question = { ...(filter ? { filter } : {}), ...(sort ? { sort } : {}), limit };
  const address = `/api/v1/open-data/${resource.resourceId}/rows?${new URLSearchParams(
    Object.entries(question).map(([name, one]) => [name, String(one)]),
  )}`;
  const named = columns.map(({ name }) => ({ value: name, label: name }));
  return (
    <Section title={t('api')} id="api" note={t('apiNote')}>
      <form
        className="gs-actions"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(question);
        }}
      >
        <Select
          allowClear
          aria-label={t('column')}
          placeholder={t('column')}
          style={{ minWidth: 160 }}
          options={named}
          value={column}
          onChange={setColumn}
        />
        <Select
          aria-label={t('way')}
          style={{ minWidth: 120 }}
          options={ways.map((one) => ({ value: one, label: t(one) }))}
          value={way}
          onChange={setWay}
        />
        <Input
          aria-label={t('value')}
          placeholder={t('value')}
          style={{ maxWidth: 200 }}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <Select
          allowClear
          aria-label={t('sort')}
          placeholder={t('sort')}
          style={{ minWidth: 160 }}
          options={named.flatMap((one) => [
            { value: one.value, label: `${one.label} ↑` },
            { value: `-${one.value}`, label: `${one.label} ↓` },
          ])}
          value={sort}
          onChange={setSort}
        />
        <InputNumber
          aria-label={t('limit')}
          min={1}
          max={1000}
          value={limit}
          onChange={(count) => setLimit(count ?? 20)}
        />
        <Button htmlType="submit" type="primary">
          {t('ask')}
        </Button>
      </form>
      <pre className="gs-code">{`curl '${location.origin}${address}'`}</pre>
      <Answer id={resource.resourceId} question={asked} />
      <DataTable
        title={t('parameters')}
        name="parameters"
        rows={(['fields', 'filter', 'sort', 'q', 'limit', 'cursor'] as const).map((name) => ({ name }))}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t('parameter'), value: ({ name }) => name },
          { key: 'what', title: t('meaning'), value: ({ name }) => t(`p_${name}`) },
        ]}
      />
    </Section>
  );
}

function Answer({ id, question }: { id: string; question: { readonly [name: string]: string | number } }) {
  const t = useTexts(takingWords);
  const language = useLanguage();
  const { data, error } = useOpenRows(id, question);
  if (error) return <ProblemNotice problem={problemOf(error)} />;
  if (!data) return <Waiting rows={6} />;
  if (data.rows.length === 0) return <Nothing>{t('nothing')}</Nothing>;
  const rows = data.rows.map((cells, index) => ({ index, cells }));
  return (
    <>
      <p className="gs-note">
        {t(data.totalIsAtLeast ? 'foundMore' : 'found', { count: formatNumber(data.total, language) })}
      </p>
      <DataTable
        title={t('answer')}
        name="open-rows"
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={data.fields.map(
          (field, at): Column<(typeof rows)[number]> => ({
            key: String(at),
            title: field.name,
            align: field.type === 'integer' || field.type === 'decimal' ? 'right' : undefined,
            value: ({ cells }) => {
              const cell = cells[at];
              return typeof cell === 'boolean' ? String(cell) : cell;
            },
            hidden: at >= 12,
          }),
        )}
      />
    </>
  );
}
