import { Type } from 'typebox';
import { type Actor, defineRead, ok, organisationOf, refuse, type Tx, text } from '#foundation';
import { agreementsByIds } from '#platform/authorisation';
import { type CataloguedResource, cataloguedResource } from '#platform/catalog';
import { organisationNames } from '#platform/identity';
import { columnsOf, countItemUses, type ItemUse, usesOfItems } from '#platform/lineage';
import { buyersOf, findProduct } from '#platform/products';
import { supervisionProblems as problems } from '../problems.ts';

const overseers = ['data-authority', 'auditor', 'audit-admin', 'security-admin'];
const oversees = ({ roles }: Actor): boolean => roles.some((role) => overseers.includes(role));

const Item = {
  resourceId: Type.String(),
  resource: Type.String(),
  itemId: Type.String(),
  item: Type.String(),
};

/** Names of items by resource and id. */
async function namer(tx: Tx, resourceIds: readonly string[]) {
  const known = new Map<string, CataloguedResource>();
  for (const id of new Set(resourceIds)) {
    const found = await cataloguedResource(tx, id);
    if (found) known.set(id, found);
  }
  return ({ resourceId, itemId }: { readonly resourceId: string; readonly itemId: string }) => ({
    resourceId,
    resource: known.get(resourceId)?.title ?? '',
    itemId,
    item: known.get(resourceId)?.items.find(({ id }) => id === itemId)?.name ?? itemId,
  });
}

/** Where each output column of a listed product comes from, and how; what decides its rows beside it. For everybody. */
const productColumns = defineRead({
  name: 'supervision.product-columns',
  title: text('产品各列的来源', 'Where the columns of a product come from'),
  path: '/api/v1/products/{id}/columns',
  audience: 'public',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    outputs: Type.Array(
      Type.Object({ name: Type.String(), sources: Type.Array(Type.Object({ ...Item, how: Type.String() })) }),
    ),
    besides: Type.Array(Type.Object({ ...Item, role: Type.String() })),
  }),
  problems: [problems['no-such-thing'].type],
  async run(actor, input, tx) {
    const product = await findProduct(tx, input.id);
    const shown =
      product && (product.listed_at || product.operator === organisationOf(actor) || oversees(actor));
    const trace = shown ? await columnsOf(tx, { kind: 'product', id: input.id }) : null;
    if (!trace) return refuse(problems['no-such-thing']());
    const name = await namer(
      tx,
      [...trace.outputs.flatMap(({ sources }) => sources), ...trace.besides].map((one) => one.resourceId),
    );
    return ok({
      outputs: trace.outputs.map(({ name: output, sources }) => ({
        name: output,
        sources: sources.map((one) => ({ ...name(one), how: one.how })),
      })),
      besides: trace.besides.map((one) => ({ ...name(one), role: one.role })),
    });
  },
});

const Output = Type.Object({ output: Type.Union([Type.String(), Type.Null()]), how: Type.String() });

/**
 * Impact list of a resource: item by item which agreements grant it, which products and output columns are made of it, and who bought
 * them; before a stop, an objection or a notice. For the department that holds it and those who oversee; buyers are named to the latter.
 */
const impact = defineRead({
  name: 'supervision.impact-of-resource',
  title: text('资源的影响清单', 'What depends on a resource'),
  path: '/api/v1/resources/{id}/impact',
  audience: 'signed-in',
  input: Type.Object({
    id: Type.String({ maxLength: 80 }),
    item: Type.Optional(Type.String({ maxLength: 80, description: 'One item; all of them when absent.' })),
  }),
  output: Type.Object({
    title: Type.String(),
    items: Type.Array(
      Type.Object({
        itemId: Type.String(),
        item: Type.String(),
        /** Queries that ever looked at it, and the last one. */
        calls: Type.Integer(),
        lastCall: Type.Union([Type.String(), Type.Null()]),
        products: Type.Array(
          Type.Object({
            id: Type.String(),
            title: Type.String(),
            state: Type.String(),
            agreementId: Type.String(),
            agreement: Type.String(),
            outputs: Type.Array(Output),
            buyers: Type.Integer(),
            buyerNames: Type.Union([Type.Array(Type.String()), Type.Null()]),
          }),
        ),
      }),
    ),
  }),
  problems: [problems['no-such-thing'].type],
  async run(actor, input, tx) {
    const resource = await cataloguedResource(tx, input.id);
    if (!resource || !(oversees(actor) || resource.sourceOrganisation === organisationOf(actor)))
      return refuse(problems['no-such-thing']());
    const uses = await usesOfItems(tx, resource.id, 'product');
    const calls = await countItemUses(tx, resource.id, 'call');
    const products = await productsOf(tx, uses, oversees(actor));
    const wanted = resource.items.filter(({ id }) => input.item === undefined || input.item === id);
    return ok({
      title: resource.title,
      items: wanted.map(({ id, name }) => ({
        itemId: id,
        item: name,
        calls: calls.get(id)?.count ?? 0,
        lastCall: calls.get(id)?.last.toString() ?? null,
        products: [
          ...Map.groupBy(
            uses.filter((use) => use.itemId === id),
            (use) => use.id,
          ),
        ].flatMap(([productId, lines]) => {
          const product = products.get(productId);
          return product ? [{ ...product, outputs: lines.map(({ output, how }) => ({ output, how })) }] : [];
        }),
      })),
    });
  },
});

async function productsOf(tx: Tx, uses: readonly ItemUse[], named: boolean) {
  const agreements = new Map(
    (await agreementsByIds(tx, [...new Set(uses.map(({ agreementId }) => agreementId))])).map((one) => [
      one.id,
      one.number,
    ]),
  );
  const found = new Map<string, Awaited<ReturnType<typeof line>>>();
  const line = async (use: ItemUse) => {
    const product = await findProduct(tx, use.id);
    if (!product) return null;
    const buyers = [...new Set((await buyersOf(tx, [use.id])).map(({ buyer }) => buyer))];
    const names = named ? await organisationNames(tx, buyers) : null;
    return {
      id: use.id,
      title: product.title,
      state: product.state as string,
      agreementId: use.agreementId,
      agreement: agreements.get(use.agreementId) ?? '',
      buyers: buyers.length,
      buyerNames: names ? buyers.map((id) => names.get(id) ?? '') : null,
    };
  };
  for (const use of uses) if (!found.has(use.id)) found.set(use.id, await line(use));
  return found;
}

export const columnReads = [productColumns, impact];
