import { Button, Form, type FormInstance, type FormRule, Input, InputNumber, Radio, Select } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { defineTexts } from '../language/define-texts.ts';
import { usePunctuation } from '../language/punctuation.ts';
import { type Text, text } from '../language/text.ts';
import { type Say, useSay } from '../language/use-language.ts';
import { useTexts, type Words } from '../language/use-texts.ts';
import { ProblemNotice, type ProblemShape } from '../problem/ProblemNotice.tsx';
import { type Field, type FormSchema, fieldsOf, labelAt } from './fields.ts';
import { InstantInput, MoneyInput, PickInput, type Sources, UploadInput } from './inputs.tsx';
import { formPath, inputOf, isSilent, startValues } from './values.ts';

const words = defineTexts('form', {
  yes: text('是', 'Yes'),
  no: text('否', 'No'),
  needed: text('请填写“{{title}}”', '“{{title}}” is needed'),
  chosen: text('请选择“{{title}}”', 'Choose “{{title}}”'),
  short: text('“{{title}}”至少 {{count}} 个字', '“{{title}}” needs at least {{count}} characters'),
  long: text('“{{title}}”最多 {{count}} 个字', '“{{title}}” may have {{count}} characters at most'),
  form: text('“{{title}}”的写法不对', '“{{title}}” is not written as it should be'),
  low: text('“{{title}}”不能小于 {{count}}', '“{{title}}” may not be below {{count}}'),
  high: text('“{{title}}”不能大于 {{count}}', '“{{title}}” may not be above {{count}}'),
  whole: text('“{{title}}”应是整数', '“{{title}}” must be a whole number'),
  amount: text('金额写成元，最多两位小数', 'An amount in yuan with at most two decimals'),
  json: text('这里要写合规的 JSON', 'This must be valid JSON'),
  few: text('“{{title}}”至少 {{count}} 项', '“{{title}}” needs at least {{count}} lines'),
  add: text('加一项', 'Add a line'),
  remove: text('去掉第 {{number}} 项', 'Remove line {{number}}'),
  optional: text('选填', 'optional'),
  which: text('选择一种', 'Choose one'),
});
type T = Words<keyof typeof words.pairs>;

export interface SchemaFormProps {
  readonly schema: FormSchema;
  readonly prefill?: { readonly [field: string]: unknown };
  readonly sources: Sources;
  /** Words for the values of closed lists whose schema gives none. */
  readonly wordOf?: (value: string) => Text | undefined;
  readonly submit: string;
  readonly busy?: boolean;
  readonly danger?: boolean;
  readonly problem?: ProblemShape;
  /** Shown over the button; `false` from `ready` keeps the button shut. */
  readonly before?: ReactNode;
  readonly ready?: boolean;
  /** Called with the form's values after each change. */
  readonly onChange?: (values: { readonly [field: string]: unknown }) => void;
  readonly onSubmit: (input: { readonly [field: string]: unknown }) => void;
}

/** The form of any act, drawn from its JSON Schema. Titles, help, limits and closed lists come from there; refusals are put at their fields. */
export function SchemaForm(props: SchemaFormProps) {
  const {
    schema,
    prefill,
    sources,
    wordOf,
    submit,
    busy,
    danger,
    problem,
    before,
    ready = true,
    onChange,
    onSubmit,
  } = props;
  const t = useTexts(words);
  const say = useSay();
  const [form] = Form.useForm<Record<string, unknown>>();
  const fields = useMemo(() => fieldsOf(schema, wordOf), [schema, wordOf]);
  const start = useMemo(() => startValues(fields, prefill), [fields, prefill]);
  const silent = useMemo(
    () => new Set(fields.filter((field) => isSilent(field, prefill ?? {}))),
    [fields, prefill],
  );
  const notice = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!problem) return;
    for (const defect of problem.defects ?? [])
      if (defect.at.startsWith('/'))
        form.setFields([{ name: formPath(defect.at) as never, errors: [say(defect.message)] }]);
    notice.current?.scrollIntoView({ block: 'nearest' });
  }, [problem, form, say]);

  return (
    <Form
      form={form}
      layout="vertical"
      className="gs-form"
      initialValues={start}
      requiredMark={(label, { required }) => (
        <>
          {label}
          {required ? null : <Optional />}
        </>
      )}
      scrollToFirstError={{ focus: true }}
      onValuesChange={(_, values) => onChange?.({ ...start, ...values })}
      onFinish={(values) => onSubmit(inputOf(fields, { ...start, ...values }))}
    >
      {fields
        .filter((field) => !silent.has(field))
        .map((field) => (
          <FieldView
            key={field.name}
            field={field}
            path={[field.name]}
            form={form}
            sources={sources}
            t={t}
            say={say}
          />
        ))}
      <div ref={notice}>
        {problem ? (
          <ProblemNotice
            problem={problem}
            labelOf={(at) => {
              const label = labelAt(fields, at);
              return label && say(label);
            }}
          />
        ) : null}
      </div>
      {before}
      <Button type="primary" htmlType="submit" danger={danger} loading={busy} disabled={!ready} size="large">
        {submit}
      </Button>
    </Form>
  );
}

function Optional() {
  const t = useTexts(words);
  const { bracketed } = usePunctuation();
  return <span className="gs-soft gs-small">{bracketed(t('optional'))}</span>;
}

interface ViewProps {
  readonly field: Field;
  /** Path in the form's values. */
  readonly path: readonly (string | number)[];
  /** Path within the innermost list, as antd wants it. */
  readonly within?: readonly (string | number)[];
  readonly form: FormInstance;
  readonly sources: Sources;
  readonly t: T;
  readonly say: Say;
}

function FieldView(props: ViewProps) {
  const { field, path, within, sources, t, say } = props;
  const name = [...(within ?? path)];
  switch (field.kind) {
    case 'constant':
      return null;
    case 'group':
      return (
        <fieldset className="gs-fieldset">
          {field.name ? <legend>{say(field.title)}</legend> : null}
          {field.help ? <p className="gs-small">{say(field.help)}</p> : null}
          {field.fields.map((part) => (
            <FieldView
              key={part.name}
              {...props}
              field={part}
              path={[...path, part.name]}
              within={[...name, part.name]}
            />
          ))}
        </fieldset>
      );
    case 'list':
      return <ListView {...props} field={field} />;
    case 'variant':
      return <VariantView {...props} field={field} />;
    default:
      return (
        <Form.Item
          name={name}
          label={say(field.title)}
          extra={field.help ? say(field.help) : undefined}
          rules={checksOf(field, t, say)}
          required={field.required}
        >
          {control(field, sources, t, say)}
        </Form.Item>
      );
  }
}

function control(field: Field, sources: Sources, t: T, say: Say): ReactNode {
  switch (field.kind) {
    case 'text':
      return field.long ? (
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={field.maxLength} />
      ) : (
        <Input maxLength={field.maxLength} autoComplete="off" />
      );
    case 'number':
      return <InputNumber className="gs-wide" suffix={field.unit} />;
    case 'money':
      return <MoneyInput wire={field.wire} />;
    case 'yes-no':
      return (
        <Radio.Group
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      );
    case 'date':
      return <Input type="date" />;
    case 'instant':
      return <InstantInput />;
    case 'choice':
      return field.options.length <= 4 ? (
        <Radio.Group options={field.options.map(({ value, title }) => ({ value, label: say(title) }))} />
      ) : (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={!field.required}
          options={field.options.map(({ value, title }) => ({ value, label: say(title) })) as never}
        />
      );
    case 'choices':
      return (
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={field.options.map(({ value, title }) => ({ value, label: say(title) })) as never}
        />
      );
    case 'pick':
      return <PickInput thing={field.thing} lookUp={sources.lookUp} />;
    case 'upload':
      return <UploadInput send={sources.upload} />;
    default:
      return <Input.TextArea className="gs-mono" autoSize={{ minRows: 3, maxRows: 16 }} />;
  }
}

function ListView(props: ViewProps & { readonly field: Extract<Field, { kind: 'list' }> }) {
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
              if ((lines?.length ?? 0) < field.minItems)
                throw new Error(t('few', { title: say(field.title), count: field.minItems }));
            },
          },
        ]}
      >
        {(lines, { add, remove }, { errors }) => (
          <>
            {lines.map((line, index) => (
              <div className="gs-list-line" key={line.key}>
                <FieldView
                  {...props}
                  field={{ ...field.item, title: itemTitle(field, index) }}
                  path={[...path, line.name]}
                  within={[line.name]}
                />
                <Button size="small" type="text" danger onClick={() => remove(line.name)}>
                  {t('remove', { number: index + 1 })}
                </Button>
              </div>
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

const itemTitle = (field: Extract<Field, { kind: 'list' }>, index: number) =>
  field.item.title.zh
    ? { zh: `${field.item.title.zh} ${index + 1}`, en: `${field.item.title.en} ${index + 1}` }
    : { zh: `${field.title.zh} ${index + 1}`, en: `${field.title.en} ${index + 1}` };

function VariantView(props: ViewProps & { readonly field: Extract<Field, { kind: 'variant' }> }) {
  const { field, path, within, form, t, say } = props;
  const name = [...(within ?? path)];
  const branch = Form.useWatch([...path, 'branch'] as never, form) as number | undefined;
  const chosen = branch === undefined ? undefined : field.branches[branch];
  return (
    <fieldset className="gs-fieldset">
      <legend>{say(field.title)}</legend>
      {field.help ? <p className="gs-small">{say(field.help)}</p> : null}
      <Form.Item
        name={[...name, 'branch']}
        label={t('which')}
        rules={[{ required: field.required, message: t('chosen', { title: say(field.title) }) }]}
      >
        <Radio.Group
          options={field.branches.map(({ title }, index) => ({ value: index, label: say(title) }))}
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

function checksOf(field: Field, t: T, say: Say): FormRule[] {
  const title = say(field.title);
  const checks: FormRule[] = [];
  const chosen = ['choice', 'choices', 'pick', 'upload', 'yes-no'].includes(field.kind);
  if (field.required)
    checks.push({
      required: true,
      // Only texts may carry this word: with it any other value is judged as if it were a text.
      ...(field.kind === 'text' ? { whitespace: true } : {}),
      message: t(chosen ? 'chosen' : 'needed', { title }),
    });
  if (field.kind === 'text') {
    if (field.minLength !== undefined && field.minLength > 1)
      checks.push({ min: field.minLength, message: t('short', { title, count: field.minLength }) });
    if (field.maxLength !== undefined)
      checks.push({ max: field.maxLength, message: t('long', { title, count: field.maxLength }) });
    if (field.pattern !== undefined)
      checks.push({ pattern: new RegExp(field.pattern, 'u'), message: t('form', { title }) });
  }
  if (field.kind === 'number') {
    const { minimum, maximum } = field;
    if (minimum !== undefined)
      checks.push({ type: 'number', min: minimum, message: t('low', { title, count: minimum }) });
    if (maximum !== undefined)
      checks.push({ type: 'number', max: maximum, message: t('high', { title, count: maximum }) });
    if (field.whole) checks.push({ type: 'integer', message: t('whole', { title }) });
  }
  if (field.kind === 'money')
    checks.push({
      validator: async (_, value: unknown) => {
        const amount = field.wire === 'object' ? (value as { amount?: string } | undefined)?.amount : value;
        if (amount === undefined || amount === null) return;
        if (!(field.wire === 'fen' ? /^\d+$/ : /^\d+(\.\d{1,2})?$/).test(String(amount)))
          throw new Error(t('amount'));
      },
    });
  if (field.kind === 'open')
    checks.push({
      validator: async (_, value: unknown) => {
        if (typeof value !== 'string' || value.trim() === '') return;
        try {
          JSON.parse(value);
        } catch {
          throw new Error(t('json'));
        }
      },
    });
  return checks;
}
