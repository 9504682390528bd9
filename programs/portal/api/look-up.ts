import { get } from './transport.ts';

/** Something a form's picker offers: its id, what a person calls it, and values of the fields beside it that follow from it. */
export interface Found {
  readonly id: string;
  readonly name: string;
  readonly beside?: { readonly [field: string]: unknown };
}
/** What the form holds around the picker: an item belongs to the resource chosen there, a purpose to the agreement. */
export type Around = { readonly [field: string]: unknown };

interface Lookup {
  readonly search: (q: string, around: Around) => Promise<readonly Found[]>;
  readonly name: (id: string, around: Around) => Promise<string | undefined>;
}

const limit = 20;
const idIn = (around: Around, field: string): string | undefined => {
  const id = around[field];
  return typeof id === 'string' && id !== '' ? id : undefined;
};

const resources = async (q: string, withData?: boolean): Promise<readonly Found[]> => {
  const { items } = await get('/api/v1/resources', { query: { q: q || undefined, limit, withData } });
  return items.map(({ id, title, department }) => ({
    id,
    name: `${title} · ${department.name}`,
    beside: { title },
  }));
};
/** A list that is offered whole, read page after page to its end. */
async function everyPage<Item>(
  page: (query: { readonly cursor?: string; readonly limit: number }) => Promise<{
    readonly items: readonly Item[];
    readonly next: string | null;
  }>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const answer: Awaited<ReturnType<typeof page>> = await page({
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    items.push(...answer.items);
    cursor = answer.next;
  }
  return items;
}
const products = async (): Promise<readonly Found[]> =>
  (await everyPage((query) => get('/api/v1/products', { query }))).map(({ id, title }) => ({
    id,
    name: title,
  }));
const agreements = async (): Promise<readonly Found[]> =>
  (await everyPage((query) => get('/api/v1/agreements', { query }))).map(({ id, number, operator }) => ({
    id,
    name: `${number} ${operator.name}`,
  }));
const itemsOf = async (around: Around): Promise<readonly Found[]> => {
  const id = idIn(around, 'resourceId');
  if (id === undefined) return [];
  const { items } = await get('/api/v1/resources/{id}', { path: { id } });
  return items.map((item) => ({
    id: item.id,
    name: item.name,
    beside: { name: item.columnName, title: item.name, type: item.type },
  }));
};
/** The same by the name that stands in SQL. */
const itemNames = async (around: Around): Promise<readonly Found[]> =>
  (await itemsOf(around)).map(({ name, beside }) => ({ id: String(beside?.name ?? name), name }));
/** Items that the agreement being written already speaks of. */
const grantedItems = (around: Around): readonly Found[] =>
  [around.items, around.otherItems].flatMap((lines) =>
    (Array.isArray(lines) ? lines : []).flatMap((line: unknown) => {
      const { itemId, title } = Object(line) as { itemId?: unknown; title?: unknown };
      return typeof itemId === 'string' ? [{ id: itemId, name: String(title ?? itemId) }] : [];
    }),
  );
const purposes = async (around: Around): Promise<readonly Found[]> => {
  const id = idIn(around, 'agreementId');
  if (id === undefined) return [];
  const { purposes } = await get('/api/v1/agreements/{id}', { path: { id } });
  return purposes.map(({ code, title }) => ({ id: code, name: `${title}（${code}）` }));
};
/** On what the agreement may be ended before its term. */
const terminationGrounds = async (around: Around): Promise<readonly Found[]> => {
  const id = idIn(around, 'agreementId');
  if (id === undefined) return [];
  const { grounds } = await get('/api/v1/agreements/{id}/end', { path: { id } });
  return grounds.map((ground) => ({ id: ground.text, name: ground.text }));
};

/** Papers of the reader's own organisation that a second person has checked. */
const decisions = async (): Promise<readonly Found[]> =>
  (await get('/api/v1/external-decisions', {})).items.map(({ id, number, title, decidedOn }) => ({
    id,
    name: `${number} ${title}（${decidedOn}）`,
  }));

/** Posts of the reader's own organisation, for work that somebody else there does. */
const colleaguePosts = async (): Promise<readonly Found[]> => {
  const [mine] = (await get('/api/v1/me', {})).posts;
  if (!mine) return [];
  const { items } = await get('/api/v1/organisations/{id}/posts', { path: { id: mine.organisation.id } });
  return items.flatMap(({ id, title, holder }) =>
    holder && id !== mine.id ? [{ id, name: `${title.zh}（${holder.name}）` }] : [],
  );
};

/** A list that is read whole and searched here. */
const whole = (read: (around: Around) => Promise<readonly Found[]> | readonly Found[]): Lookup => ({
  search: async (q, around) => {
    const wanted = q.trim().toLowerCase();
    return (await read(around)).filter(({ name }) => name.toLowerCase().includes(wanted));
  },
  name: async (id, around) => (await read(around)).find((one) => one.id === id)?.name,
});
const organisation: Lookup = {
  search: async (q) =>
    (await get('/api/v1/organisations', { query: { q: q || undefined, limit } })).items.map(
      ({ id, name, code }) => ({ id, name, beside: { name, creditCode: code } }),
    ),
  name: async (id) => (await get('/api/v1/organisations/{id}', { path: { id } })).name,
};
const resource: Lookup = {
  search: (q) => resources(q),
  name: async (id) => (await get('/api/v1/resources/{id}', { path: { id } })).title,
};
const person: Lookup = {
  search: async (q) =>
    (await get('/api/v1/people', { query: { q: q || undefined, limit } })).items.map(
      ({ id, name, staffNumber }) => ({ id, name: staffNumber ? `${name} ${staffNumber}` : name }),
    ),
  name: async (id) => (await get('/api/v1/people/{id}', { path: { id } })).name,
};
const product = whole(products);

const lookups: { readonly [thing: string]: Lookup } = {
  organisation,
  resource,
  product,
  person,
  agreement: whole(agreements),
  'resource-item': whole(itemsOf),
  'granted-item': whole(grantedItems),
  'item-name': whole(itemNames),
  purpose: whole(purposes),
  'termination-ground': whole(terminationGrounds),
  'confirmed-decision': whole(decisions),
  'colleague-post': whole(colleaguePosts),
  registrable: {
    search: async (q, around) => [
      ...(around.kind === 'product' ? [] : await resources(q, true)),
      ...(around.kind === 'resource' ? [] : await product.search(q, around)),
    ],
    name: (id, around) => (id.startsWith('prd_') ? product : resource).name(id, around),
  },
};

/** What a form's picker offers for what was typed. */
export const lookUp = async (thing: string, q: string, around: Around): Promise<readonly Found[]> =>
  (await lookups[thing]?.search(q, around)) ?? [];

/** What a thing that is already chosen is called. */
export const nameOf = async (thing: string, id: string, around: Around): Promise<string | undefined> =>
  lookups[thing]?.name(id, around);
