import { type Json, useNameOf } from '#api-client';
import { Facts, type FormSchema, fieldsOf, useSay } from '#ui-kit';

/**
 * The things a form was opened for. Their ids are not fields to fill in, but whoever acts must see what it is about, named by the server
 * and not by the link that led here.
 */
export function AboutPrefilled({
  schema,
  prefill,
}: {
  schema: FormSchema;
  prefill: { readonly [field: string]: Json };
}) {
  const say = useSay();
  const things = fieldsOf(schema).flatMap(({ name, title }) => {
    const id = prefill[name];
    return typeof id === 'string' && /^[a-z]{3}_[0-9a-z]{26}$/.test(id) ? [{ label: say(title), id }] : [];
  });
  if (things.length === 0) return null;
  return <Facts items={things.map(({ label, id }) => ({ label, value: <NameOf id={id} /> }))} />;
}

function NameOf({ id }: { id: string }) {
  const say = useSay();
  const { data } = useNameOf(id);
  return data ? <strong>{say(data)}</strong> : <code>{id}</code>;
}
