import { Type } from 'typebox';
import { defineRead, ok, refuse, type Tx, text } from '#foundation';
import { agreementsByIds } from '#platform/authorisation';
import { cataloguedResource } from '#platform/catalog';
import { sidesIn } from '#platform/identity';
import { columnsOf, countItemUses, type ItemUse, usesOfItems } from '#platform/lineage';
import { inheritedLevel, levelsOfItems } from '#platform/privacy';
import { findProduct, productLifecycle } from '#platform/products';
import { supervisionProblems as problems } from '../problems.ts';
import {
  Buyers,
  buyersByProduct,
  Item,
  namer,
  OwnSource,
  OwnUse,
  oversees,
  TextSchema,
} from './named-items.ts';

/** Where each output column of a listed product comes from, and how; what decides its rows beside it. For everybody. */
const productColumns = defineRead({
  name: 'supervision.product-columns',
  title: text('产品各列的来源', 'Where the columns of a product come from'),
  path: '/api/v1/products/{id}/columns',
  audience: 'public',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    /** Highest confirmed level of the items it is made of or that decide its rows (R60); null where none is confirmed. */
    level: Type.Union([Type.String(), Type.Null()]),
    outputs: Type.Array(
      Type.Object({
        name: Type.String(),
        level: Type.Union([Type.String(), Type.Null()]),
        sources: Type.Array(Type.Object({ ...Item, how: Type.String() })),
        /** Columns of the data the caller brings. */
        own: Type.Array(OwnSource),
      }),
    ),
    besides: Type.Array(Type.Object({ ...Item, role: Type.String() })),
    ownBesides: Type.Array(OwnUse),
  }),
  problems: [problems['no-such-thing'].type],
  async run(actor, input, tx) {
    const product = await findProduct(tx, input.id);
    const shown =
      product &&
      (product.listed_at || oversees(actor) || (await sidesIn(tx, actor, 'products')).has(product.operator));
    const trace = shown ? await columnsOf(tx, { kind: 'product', id: input.id }) : null;
    if (!trace) return refuse(problems['no-such-thing']());
    const name = await namer(
      tx,
      [...trace.outputs.flatMap(({ sources }) => sources), ...trace.besides].map((one) => one.resourceId),
    );
    const levels = await confirmedLevels(
      tx,
      [...trace.outputs.flatMap(({ sources }) => sources), ...trace.besides].map(({ itemId }) => itemId),
    );
    return ok({
      level: inheritedLevel([...levels.values()]),
      outputs: trace.outputs.map(({ name: output, sources, own }) => ({
        name: output,
        level: inheritedLevel(sources.map(({ itemId }) => levels.get(itemId) ?? null)),
        sources: sources.map((one) => ({ ...name(one), how: one.how })),
        own: [...(own ?? [])],
      })),
      besides: trace.besides.map((one) => ({ ...name(one), role: one.role })),
      ownBesides: [...(trace.ownBesides ?? [])],
    });
  },
});

/** What is only proposed is nobody's to read but the department's. */
async function confirmedLevels(tx: Tx, itemIds: readonly string[]) {
  const levels = await levelsOfItems(tx, itemIds);
  return new Map(
    [...levels].flatMap(([id, { level, state }]) => (state === 'proposed' ? [] : [[id, level]])),
  );
}

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
            stateTitle: TextSchema,
            agreementId: Type.String(),
            agreement: Type.String(),
            outputs: Type.Array(Output),
            ...Buyers,
          }),
        ),
      }),
    ),
  }),
  problems: [problems['no-such-thing'].type],
  async run(actor, input, tx) {
    const resource = await cataloguedResource(tx, input.id);
    const held =
      resource &&
      (oversees(actor) || (await sidesIn(tx, actor, 'catalogue')).has(resource.sourceOrganisation));
    if (!resource || !held) return refuse(problems['no-such-thing']());
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
  const buyers = await buyersByProduct(tx, [...new Set(uses.map(({ id }) => id))], named);
  const found = new Map<string, Awaited<ReturnType<typeof line>>>();
  const line = async (use: ItemUse) => {
    const product = await findProduct(tx, use.id);
    if (!product) return null;
    return {
      id: use.id,
      title: product.title,
      state: product.state as string,
      stateTitle: productLifecycle.states[product.state].title,
      agreementId: use.agreementId,
      agreement: agreements.get(use.agreementId) ?? '',
      ...buyers(use.id),
    };
  };
  for (const use of uses) if (!found.has(use.id)) found.set(use.id, await line(use));
  return found;
}

export const columnReads = [productColumns, impact];
