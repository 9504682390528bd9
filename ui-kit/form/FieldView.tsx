import { Button, Form, Radio } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { ConditionField } from './ConditionField.tsx';
import { checksOf } from './checks.ts';
import { control } from './control.tsx';
import { type Field, fieldCount } from './fields.ts';
import { type Around, PickInput } from './inputs.tsx';
import { ListView } from './ListView.tsx';
import { startValues } from './values.ts';
import { Optional, type ViewProps } from './view-props.tsx';

/** One field of the form, whatever it is. */
export function FieldView(props: ViewProps) {
  const { field, path, within, sources, t, say } = props;
  if (field.fixed) return null;
  switch (field.kind) {
    case 'constant':
      return null;
    case 'group':
      return field.required ? (
        <GroupView {...props} field={field} />
      ) : (
        <OptionalGroup {...props} field={field} />
      );
    case 'list':
      return <ListView {...props} field={field} render={(one) => <FieldView {...one} />} />;
    case 'variant':
      return <VariantView {...props} field={field} />;
    case 'condition':
      return <ConditionField {...props} field={field} />;
    case 'nested':
      return <NestedView {...props} field={field} />;
    default:
      return (
        <Form.Item
          name={[...(within ?? path)]}
          label={say(field.title)}
          extra={field.help ? say(field.help) : undefined}
          rules={checksOf(field, t, say)}
          required={field.required}
        >
          {field.kind === 'pick' ? <Pick {...props} field={field} /> : control(field, sources, t, say)}
        </Form.Item>
      );
  }
}

/** What antd hands to the child of a Form.Item goes on to the control. */
function Pick({
  field,
  path,
  form,
  sources,
  siblings,
  id,
  value,
  onChange,
}: ViewProps & {
  readonly field: Extract<Field, { kind: 'pick' }>;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
}) {
  const place = path.join('/');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is a new list each time; its text tells whether it changed.
  const around = useCallback((): Around => {
    const values: Record<string, unknown> = {};
    for (let depth = 0; depth < path.length; depth++) {
      const group: unknown =
        depth === 0 ? form.getFieldsValue(true) : form.getFieldValue(path.slice(0, depth) as never);
      if (typeof group === 'object' && group !== null && !Array.isArray(group)) Object.assign(values, group);
    }
    return values;
  }, [form, place]);
  return (
    <PickInput
      id={id}
      value={value}
      onChange={onChange}
      thing={field.thing}
      sources={sources}
      around={around}
      onPick={({ beside = {} }) => {
        // What follows from an id stands beside it (organisationId, name); another picker's `name` is somebody else's.
        if (!field.name.endsWith('Id')) return;
        for (const [name, given] of Object.entries(beside))
          if (siblings?.includes(name)) form.setFieldValue([...path.slice(0, -1), name] as never, given);
      }}
    />
  );
}

function GroupView(props: ViewProps & { readonly field: Extract<Field, { kind: 'group' }> }) {
  const { field, path, within, form, folded, t, say } = props;
  const name = within ?? path;
  const drawn = field.fields.filter((part) => part.kind !== 'constant' && !part.fixed);
  // Decided once: a field does not move while somebody fills it in.
  const [{ main, more, filled }] = useState(() => {
    const given = (form.getFieldValue(path as never) ?? {}) as { readonly [name: string]: unknown };
    const said = (part: Field) =>
      part.required || part.nullable || part.asked || given[part.name] !== undefined;
    return {
      main: new Set(drawn.filter(said).map((part) => part.name)),
      more: new Set(drawn.filter((part) => !said(part)).map((part) => part.name)),
      filled: Object.values(given).some((value) => value !== undefined),
    };
  });
  const view = (part: Field) => (
    <FieldView
      key={part.name}
      {...props}
      field={part}
      path={[...path, part.name]}
      within={[...name, part.name]}
      siblings={field.fields.map((one) => one.name)}
    />
  );
  const inside = (
    <>
      {field.help ? <p className="gs-small">{say(field.help)}</p> : null}
      {drawn.filter((part) => main.has(part.name)).map(view)}
      {more.size > 0 ? (
        <details className="gs-fold">
          <summary>{t('more', { count: more.size })}</summary>
          {drawn.filter((part) => more.has(part.name)).map(view)}
        </details>
      ) : null}
    </>
  );
  const legend = field.name ? say(field.title) : '';
  const fields = fieldCount(drawn);
  if (legend === '') return <div>{inside}</div>;
  // Small groups and the one that holds all others stay open.
  if (folded && path.length > 1 && fields > 3 && fields < 60)
    return (
      <details className="gs-fold gs-fold-part" open={!filled}>
        <summary>{legend}</summary>
        {inside}
      </details>
    );
  return (
    <fieldset className="gs-fieldset">
      <legend>{legend}</legend>
      {inside}
    </fieldset>
  );
}

/** A group that may be left out: it is there from the moment somebody asks for it until they take it away again. */
function OptionalGroup(props: ViewProps & { readonly field: Extract<Field, { kind: 'group' }> }) {
  const { field, path, form, t, say } = props;
  const value: unknown = Form.useWatch(path as never, { form, preserve: true });
  const title = say(field.title);
  if (value === undefined || value === null)
    return (
      <p>
        <Button type="dashed" onClick={() => form.setFieldValue(path as never, startValues(field.fields))}>
          ＋ {title}
        </Button>{' '}
        <Optional />
      </p>
    );
  return (
    <div className="gs-list-line">
      <GroupView {...props} field={{ ...field, required: true }} />
      <Button size="small" type="text" danger onClick={() => form.setFieldValue(path as never, undefined)}>
        {t('without', { title })}
      </Button>
    </div>
  );
}

function NestedView(props: ViewProps & { readonly field: Extract<Field, { kind: 'nested' }> }) {
  const { field } = props;
  const made = useMemo(() => field.field(), [field]);
  return <FieldView {...props} field={made} />;
}

function VariantView(props: ViewProps & { readonly field: Extract<Field, { kind: 'variant' }> }) {
  const { field, path, within, form, t, say } = props;
  const name = [...(within ?? path)];
  const branch = Form.useWatch([...path, 'branch'] as never, form) as number | undefined;
  const chosen = branch === undefined ? undefined : field.branches[branch];
  return (
    <fieldset className="gs-fieldset">
      <legend>
        {say(field.title)}
        {field.required ? null : <Optional />}
      </legend>
      {field.help ? <p className="gs-small">{say(field.help)}</p> : null}
      <Form.Item
        name={[...name, 'branch']}
        label={t('which')}
        rules={[{ required: field.required, message: t('chosen', { title: say(field.title) }) }]}
      >
        <Radio.Group
          options={field.branches.map(({ title }, index) => ({ value: index, label: say(title) }))}
          onChange={({ target }) => {
            const next = field.branches[target.value as number]?.field;
            form.setFieldValue(
              [...path, 'value'] as never,
              next?.kind === 'group' ? startValues(next.fields) : undefined,
            );
          }}
        />
      </Form.Item>
      {chosen ? (
        <FieldView
          {...props}
          key={branch}
          field={chosen.field}
          path={[...path, 'value']}
          within={[...name, 'value']}
        />
      ) : null}
    </fieldset>
  );
}
