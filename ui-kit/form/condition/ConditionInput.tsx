import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../language/use-texts.ts';
import {
  type ConditionTree,
  type Line,
  type Lines,
  linesOf,
  type Operator,
  operatorsFor,
  treeOf,
  valuesTaken,
} from './tree.ts';
import { conditionWords } from './words.ts';

/** What a condition may speak of. */
export interface ConditionItem {
  readonly itemId: string;
  readonly title: string;
  readonly type: string;
}

/** Which rows, in lines of item, comparison and value; groups stand in groups. Nobody writes a query. */
export function ConditionInput({
  id,
  value,
  onChange,
  items,
}: {
  readonly id?: string;
  readonly value?: ConditionTree;
  readonly onChange?: (value: ConditionTree | undefined) => void;
  readonly items: readonly ConditionItem[];
}) {
  const t = useTexts(conditionWords);
  const [drawn, setDrawn] = useState(() => ({ lines: linesOf(value), sent: JSON.stringify(value) }));
  // Set from outside: drawn anew.
  const current =
    JSON.stringify(value) === drawn.sent ? drawn : { lines: linesOf(value), sent: JSON.stringify(value) };
  const change = (lines: Lines) => {
    const tree = treeOf(lines);
    setDrawn({ lines, sent: JSON.stringify(tree) });
    onChange?.(tree);
  };
  return (
    <div id={id} className="gs-condition" tabIndex={-1}>
      {current.lines.parts.length === 0 ? (
        <p className="gs-small">{t(items.length === 0 ? 'noItems' : 'everything')}</p>
      ) : null}
      <Group lines={current.lines} items={items} onChange={change} />
    </div>
  );
}

const joins = [
  { value: 'all', join: 'and', negated: false },
  { value: 'any', join: 'or', negated: false },
  { value: 'notAll', join: 'and', negated: true },
  { value: 'none', join: 'or', negated: true },
] as const;

function Group({
  lines,
  items,
  onChange,
}: {
  readonly lines: Lines;
  readonly items: readonly ConditionItem[];
  readonly onChange: (lines: Lines) => void;
}) {
  const t = useTexts(conditionWords);
  const { parts } = lines;
  const put = (index: number, part: Line | Lines) => onChange({ ...lines, parts: parts.with(index, part) });
  const add = (part: Line | Lines) => onChange({ ...lines, parts: [...parts, part] });
  const line: Line = { kind: 'line', item: '', operator: '=', values: [] };
  return (
    <>
      {parts.length > 1 || lines.negated ? (
        <Select
          size="small"
          aria-label={t('how')}
          value={joins.find(({ join, negated }) => join === lines.join && negated === lines.negated)!.value}
          options={joins.map(({ value }) => ({ value, label: t(value) }))}
          onChange={(chosen) => {
            const { join, negated } = joins.find(({ value }) => value === chosen)!;
            onChange({ ...lines, join, negated });
          }}
        />
      ) : null}
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and all of a line is in its value.
        <div key={index} className={part.kind === 'lines' ? 'gs-condition-group' : 'gs-condition-line'}>
          {part.kind === 'lines' ? (
            <Group lines={part} items={items} onChange={(changed) => put(index, changed)} />
          ) : (
            <LineView line={part} items={items} onChange={(changed) => put(index, changed)} />
          )}
          <Button
            size="small"
            type="text"
            danger
            onClick={() => onChange({ ...lines, parts: parts.filter((_, other) => other !== index) })}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      <p>
        <Button size="small" type="dashed" disabled={items.length === 0} onClick={() => add(line)}>
          ＋ {t('addLine')}
        </Button>{' '}
        <Button
          size="small"
          type="dashed"
          disabled={items.length === 0}
          onClick={() => add({ kind: 'lines', join: 'or', negated: false, parts: [line] })}
        >
          ＋ {t('addGroup')}
        </Button>
      </p>
    </>
  );
}

function LineView({
  line,
  items,
  onChange,
}: {
  readonly line: Line;
  readonly items: readonly ConditionItem[];
  readonly onChange: (line: Line) => void;
}) {
  const t = useTexts(conditionWords);
  const type = items.find(({ itemId }) => itemId === line.item)?.type;
  return (
    <>
      <Select
        className="gs-condition-item"
        aria-label={t('item')}
        placeholder={t('item')}
        showSearch={{ optionFilterProp: 'label' }}
        value={line.item || undefined}
        options={items.map(({ itemId, title }) => ({ value: itemId, label: title }))}
        onChange={(item: string) => {
          const chosen = items.find(({ itemId }) => itemId === item)?.type;
          const fits = chosen === type;
          const operator = operatorsFor(chosen).includes(line.operator) ? line.operator : '=';
          onChange({ ...line, item, operator, values: fits ? line.values : [] });
        }}
      />
      <Select
        aria-label={t('operator')}
        className="gs-condition-operator"
        value={line.operator}
        options={operatorsFor(type).map((value) => ({ value, label: t(value) }))}
        onChange={(operator: Operator) => {
          const taken = valuesTaken(operator);
          onChange({ ...line, operator, values: taken === null ? line.values : line.values.slice(0, taken) });
        }}
      />
      <Values line={line} type={type} onChange={onChange} />
    </>
  );
}

function Values({
  line,
  type,
  onChange,
}: {
  readonly line: Line;
  readonly type: string | undefined;
  readonly onChange: (line: Line) => void;
}) {
  const t = useTexts(conditionWords);
  const taken = valuesTaken(line.operator);
  if (taken === 0) return null;
  if (taken === null)
    return (
      <Select
        mode="tags"
        className="gs-condition-values"
        aria-label={t('values')}
        placeholder={t('values')}
        open={false}
        tokenSeparators={[',', '，', '、', ' ']}
        value={line.values.map(String)}
        onChange={(values: string[]) => onChange({ ...line, values })}
      />
    );
  if (type === 'boolean')
    return (
      <Select
        aria-label={t('value')}
        value={line.values[0] as boolean | undefined}
        options={[
          { value: true, label: t('yes') },
          { value: false, label: t('no') },
        ]}
        onChange={(value: boolean) => onChange({ ...line, values: [value] })}
      />
    );
  return Array.from({ length: taken }, (_, index) => (
    <Input
      // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second value.
      key={index}
      className="gs-condition-value"
      aria-label={taken === 1 ? t('value') : t(index === 0 ? 'low' : 'high')}
      placeholder={taken === 1 ? t('value') : t(index === 0 ? 'low' : 'high')}
      type={type === 'date' ? 'date' : type === 'timestamp' ? 'datetime-local' : 'text'}
      step={type === 'timestamp' ? 1 : undefined}
      inputMode={type === 'integer' || type === 'decimal' ? 'decimal' : undefined}
      value={String(line.values[index] ?? '')}
      onChange={({ target }) => {
        const typed =
          type === 'timestamp' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(target.value)
            ? `${target.value}:00`
            : target.value;
        const values = Array.from({ length: taken }, (_, at) =>
          at === index ? typed : (line.values[at] ?? ''),
        );
        onChange({ ...line, values });
      }}
    />
  ));
}
