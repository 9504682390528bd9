import { Button, Form } from 'antd';
import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Text } from '../language/text.ts';
import { useSay } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import { ProblemNotice, type ProblemShape } from '../problem/ProblemNotice.tsx';
import type { CompanionProps } from './companions.ts';
import { FieldView } from './FieldView.tsx';
import { type FormSchema, fieldCount, fieldsOf, labelAt } from './fields.ts';
import { formWords } from './form-words.ts';
import type { Sources } from './inputs.tsx';
import { reveal } from './reveal.ts';
import { formPath, inputOf, isSilent, startValues } from './values.ts';
import { Optional } from './view-props.tsx';

/** A form with more fields than this folds its parts, as long as they are filled in. */
const longForm = 60;

export interface SchemaFormProps {
  /** Tells its fields from those of other forms on the page. */
  readonly name: string;
  readonly schema: FormSchema;
  readonly prefill?: { readonly [field: string]: unknown };
  /** What was filled in before; unlike `prefill` it makes no field disappear. */
  readonly draft?: { readonly [field: string]: unknown };
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
  /** Stands over the button and lives with what is filled in. */
  readonly companion?: ComponentType<CompanionProps>;
  /** Called with the form's values after each change. */
  readonly onChange?: (values: { readonly [field: string]: unknown }) => void;
  readonly onSubmit: (input: { readonly [field: string]: unknown }) => void;
}

/** The form of any act, drawn from its JSON Schema. Titles, help, limits and closed lists come from there; refusals are put at their fields. */
export function SchemaForm(props: SchemaFormProps) {
  const {
    name,
    schema,
    prefill,
    draft,
    sources,
    wordOf,
    submit,
    busy,
    danger,
    problem,
    before,
    ready = true,
    companion: Companion,
    onChange,
    onSubmit,
  } = props;
  const t = useTexts(formWords);
  const say = useSay();
  const [form] = Form.useForm<Record<string, unknown>>();
  const fields = useMemo(() => fieldsOf(schema, wordOf), [schema, wordOf]);
  const start = useMemo(() => startValues(fields, { ...prefill, ...draft }), [fields, prefill, draft]);
  const silent = useMemo(
    () => new Set(fields.filter((field) => isSilent(field, prefill ?? {}))),
    [fields, prefill],
  );
  const folded = useMemo(() => fieldCount(fields) > longForm, [fields]);
  const told = useRef(new Set<() => void>());
  const read = useCallback(
    () => inputOf(fields, { ...start, ...(form.getFieldsValue(true) as Record<string, unknown>) }),
    [fields, start, form],
  );
  // A set of callbacks rather than a state: a change of one field must not draw all of a long form again.
  const listen = useCallback((tell: () => void) => {
    told.current.add(tell);
    return () => void told.current.delete(tell);
  }, []);
  const notice = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!problem) return;
    for (const defect of problem.defects ?? [])
      if (defect.at.startsWith('/'))
        form.setFields([{ name: formPath(fields, defect.at) as never, errors: [say(defect.message)] }]);
    for (const defect of problem.defects ?? [])
      reveal(frame.current, [name, ...formPath(fields, defect.at)].join('_'));
    notice.current?.scrollIntoView({ block: 'nearest' });
  }, [problem, form, fields, name, say]);

  return (
    <Form
      form={form}
      name={name}
      layout="vertical"
      className="gs-form"
      initialValues={start}
      requiredMark={(label, { required }) => (
        <>
          {label}
          {required ? null : <Optional />}
        </>
      )}
      onFinishFailed={({ errorFields }) => {
        const places = errorFields.map((field) => [name, ...field.name].join('_'));
        for (const place of places) reveal(frame.current, place);
        const first = places[0] === undefined ? null : document.getElementById(places[0]);
        first?.scrollIntoView({ block: 'center' });
        first?.focus({ preventScroll: true });
      }}
      onValuesChange={() => {
        onChange?.(form.getFieldsValue(true) as Record<string, unknown>);
        for (const tell of told.current) tell();
      }}
      // All of it: also what is kept without being drawn.
      onFinish={() => onSubmit(read())}
    >
      <div ref={frame}>
        {fields
          .filter((field) => !silent.has(field))
          .map((field) => (
            <FieldView
              key={field.name}
              field={field}
              path={[field.name]}
              folded={folded}
              form={form}
              sources={sources}
              t={t}
              say={say}
            />
          ))}
      </div>
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
      {Companion ? <Companion read={read} listen={listen} /> : null}
      {before}
      <Button type="primary" htmlType="submit" danger={danger} loading={busy} disabled={!ready} size="large">
        {submit}
      </Button>
    </Form>
  );
}
