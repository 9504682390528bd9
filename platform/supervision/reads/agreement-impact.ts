import { Type } from 'typebox';
import { defineRead, ok, organisationOf, refuse, text } from '#foundation';
import { agreement, mayReadAgreement, readingAs } from '#platform/authorisation';
import { tracesUnder } from '#platform/lineage';
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

/**
 * What a stop of the agreement would reach: its products, their output columns with the items they are made of, and the live orders.
 * For the parties and those who oversee; buyers are named to the latter and to the operator, who took their orders.
 */
export const agreementImpact = defineRead({
  name: 'supervision.impact-of-agreement',
  title: text('协议的影响清单', 'What depends on an agreement'),
  path: '/api/v1/agreements/{id}/impact',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    number: Type.String(),
    products: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        state: Type.String(),
        stateTitle: TextSchema,
        outputs: Type.Array(
          Type.Object({
            name: Type.String(),
            sources: Type.Array(Type.Object({ ...Item, how: Type.String() })),
            /** Columns of the data the caller brings. */
            own: Type.Array(OwnSource),
          }),
        ),
        besides: Type.Array(Type.Object({ ...Item, role: Type.String() })),
        ownBesides: Type.Array(OwnUse),
        ...Buyers,
      }),
    ),
  }),
  problems: [problems['no-such-thing'].type],
  async run(actor, input, tx) {
    const found = await agreement(tx, input.id);
    if (!found || !(oversees(actor) || mayReadAgreement(await readingAs(tx, actor), found)))
      return refuse(problems['no-such-thing']());
    const traces = await tracesUnder(tx, found.id, 'product');
    const name = await namer(
      tx,
      traces.flatMap(({ trace }) =>
        [...trace.outputs.flatMap(({ sources }) => sources), ...trace.besides].map((one) => one.resourceId),
      ),
    );
    const buyers = await buyersByProduct(
      tx,
      traces.map(({ id }) => id),
      oversees(actor) || found.operator === organisationOf(actor),
    );
    const products = [];
    for (const { id, trace } of traces) {
      const product = await findProduct(tx, id);
      if (!product) continue;
      products.push({
        id,
        title: product.title,
        state: product.state as string,
        stateTitle: productLifecycle.states[product.state].title,
        outputs: trace.outputs.map(({ name: output, sources, own }) => ({
          name: output,
          sources: sources.map((one) => ({ ...name(one), how: one.how })),
          own: [...(own ?? [])],
        })),
        besides: trace.besides.map((one) => ({ ...name(one), role: one.role })),
        ownBesides: [...(trace.ownBesides ?? [])],
        ...buyers(id),
      });
    }
    return ok({ number: found.number, products });
  },
});
