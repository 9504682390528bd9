import { Form } from 'antd';
import { useTexts } from '../language/use-texts.ts';
import { ConditionInput, type ConditionItem } from './condition/ConditionInput.tsx';
import { type ConditionTree, isComplete, linesOf } from './condition/tree.ts';
import { conditionWords } from './condition/words.ts';
import type { Field } from './fields.ts';
import { Optional, type ViewProps } from './view-props.tsx';

/** A condition on the items that are listed beside it. */
export function ConditionField({
  field,
  path,
  within,
  form,
  say,
}: ViewProps & { readonly field: Extract<Field, { kind: 'condition' }> }) {
  const t = useTexts(conditionWords);
  const beside = (name: string) => [...path.slice(0, -1), name] as never;
  const granted: unknown = Form.useWatch(beside('items'), { form, preserve: true });
  const others: unknown = Form.useWatch(beside('otherItems'), { form, preserve: true });
  return (
    <fieldset className="gs-fieldset">
      <legend>
        {say(field.title)}
        {field.required ? null : <Optional />}
      </legend>
      <Form.Item
        name={[...(within ?? path)]}
        rules={[
          {
            validator: async (_, tree: ConditionTree | undefined) => {
              if (!isComplete(linesOf(tree))) throw new Error(t('unfinished'));
            },
          },
        ]}
      >
        <ConditionInput items={[...itemsIn(granted), ...itemsIn(others)]} />
      </Form.Item>
    </fieldset>
  );
}

function itemsIn(listed: unknown): ConditionItem[] {
  if (!Array.isArray(listed)) return [];
  return (listed as (Partial<ConditionItem> | undefined)[]).flatMap((one) =>
    one?.itemId ? [{ itemId: one.itemId, title: one.title ?? one.itemId, type: one.type ?? 'text' }] : [],
  );
}
