import { Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Say } from '../language/use-language.ts';
import type { Field } from './fields.ts';
import type { FormT } from './form-words.ts';
import { InstantInput, MoneyInput, type Sources, UploadInput } from './inputs.tsx';

/** The control of one plain field. Groups, lists, alternatives and pickers are drawn around it. */
export function control(field: Field, sources: Sources, t: FormT, say: Say): ReactNode {
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
    case 'upload':
      return <UploadInput send={sources.upload} />;
    default:
      return <Input.TextArea className="gs-mono" autoSize={{ minRows: 3, maxRows: 16 }} />;
  }
}
