import { Input } from 'antd';
import type { Product } from '#api-client';

type Offer = NonNullable<Product['verification']>;
export type ItemValues = { readonly [item: string]: string };

/** One field for each item; `part` keeps the fields of several forms on a page apart. */
export function ItemInputs({
  items,
  values,
  set,
  part,
  required = false,
}: {
  items: Offer['subject'];
  values: ItemValues;
  set: (values: ItemValues) => void;
  part: string;
  required?: boolean;
}) {
  return items.map(({ name, title }) => (
    <p key={name}>
      <label htmlFor={`${part}-${name}`}>
        <code>{name}</code> {title === name ? null : title}
      </label>{' '}
      <Input
        id={`${part}-${name}`}
        required={required}
        autoComplete="off"
        value={values[name] ?? ''}
        onChange={({ target }) => set({ ...values, [name]: target.value })}
      />
    </p>
  ));
}
