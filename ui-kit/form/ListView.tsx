import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Text } from '../language/text.ts';
import type { Say } from '../language/use-language.ts';
import type { Field } from './fields.ts';
import { leastLines, startValues } from './values.ts';
import { Optional, type ViewProps } from './view-props.tsx';

type ListField = Extract<Field, { kind: 'list' }>;
/** How a field inside a line is drawn: any kind of field may be there, also another list. */
type Render = (props: ViewProps) => ReactNode;

/** A list of lines. Lines with several fields fold under what they are called, so that a long list can be looked over. */
export function ListView(props: ViewProps & { readonly field: ListField; readonly render: Render }) {
  const { field, path, within, t, say } = props;
  const name = [...(within ?? path)];
  return (
    <fieldset className="gs-fieldset">
      <legend>
        {say(field.title)}
        {field.required ? null : <Optional />}
      </legend>
      {field.help ? <p className="gs-small">{say(field.help)}</p> : null}
      <Form.List
        name={name}
        rules={[
          {
            validator: async (_, lines: unknown[] | undefined) => {
              const count = leastLines(field, lines?.length ?? 0);
              if ((lines?.length ?? 0) < count) throw new Error(t('few', { title: say(field.title), count }));
            },
          },
        ]}
      >
        {(lines, { add, remove }, { errors }) => (
          <>
            {lines.map((line, index) => (
              <Line
                key={line.key}
                {...props}
                place={line.name}
                index={index}
                remove={() => remove(line.name)}
              />
            ))}
            <Form.ErrorList errors={errors} />
            <Button
              type="dashed"
              disabled={field.maxItems !== undefined && lines.length >= field.maxItems}
              onClick={() => add(field.item.kind === 'group' ? startValues(field.item.fields) : undefined)}
            >
              ＋ {t('add')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function Line(
  props: ViewProps & {
    readonly field: ListField;
    readonly place: number;
    readonly index: number;
    readonly remove: () => void;
    readonly render: Render;
  },
) {
  const { field, path, form, place, index, remove, render, t, say } = props;
  const value: unknown = Form.useWatch([...path, place] as never, { form, preserve: true });
  const called = nameOf(field.item, value, say);
  // What is still to be filled in is not folded away.
  const [open] = useState(() => {
    const given: unknown = form.getFieldValue([...path, place] as never);
    return nameOf(field.item, given, say) === '' || lacks(field.item, given);
  });
  const view = render({
    ...props,
    field: { ...field.item, title: titleOf(field, index) },
    path: [...path, place],
    within: [place],
  });
  const away = (
    <Button size="small" type="text" danger onClick={remove}>
      {t('remove', { number: index + 1 })}
    </Button>
  );
  if (field.item.kind !== 'group')
    return (
      <div className="gs-list-line">
        {view}
        {away}
      </div>
    );
  return (
    <details className="gs-list-line gs-fold" open={open}>
      <summary>
        {t('line', { number: index + 1 })} {called}
      </summary>
      {view}
      {away}
    </details>
  );
}

/** What a line is called: its first text or choice that says something. */
function nameOf(item: Field, value: unknown, say: Say): string {
  if (item.kind !== 'group' || typeof value !== 'object' || value === null) return '';
  const values = value as { readonly [name: string]: unknown };
  const named = ['title', 'name', 'description', 'what', 'step', 'of', 'unit', 'code'];
  const parts = [
    ...named.flatMap((name) => item.fields.filter((field) => field.name === name)),
    ...item.fields,
  ];
  for (const field of parts) {
    const said = values[field.name];
    if (typeof said !== 'string' || said === '' || field.fixed) continue;
    if (field.kind === 'text') return said;
    if (field.kind === 'choice') {
      const option = field.options.find((one) => one.value === said);
      if (option) return say(option.title);
    }
  }
  return '';
}

const titleOf = (field: ListField, index: number): Text =>
  field.item.title.zh
    ? { zh: `${field.item.title.zh} ${index + 1}`, en: `${field.item.title.en} ${index + 1}` }
    : { zh: `${field.title.zh} ${index + 1}`, en: `${field.title.en} ${index + 1}` };

const lacks = (item: ListField['item'], given: unknown): boolean =>
  item.kind === 'group' &&
  item.fields.some(
    (part) =>
      part.required &&
      part.kind !== 'constant' &&
      (Object(given) as { readonly [name: string]: unknown })[part.name] === undefined,
  );
