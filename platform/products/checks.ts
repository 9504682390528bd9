import { type Check, text } from '#foundation';
import { definitionDigest } from './model/definition.ts';
import { productTables } from './store/tables.ts';

/** What runs is what was reviewed: the definition still has its digest. */
const definitionCheck: Check = {
  name: 'products.definitions',
  title: text('产品定义与评审时的摘要相符', 'Product definitions have the digest they were reviewed with'),
  async run(tx) {
    const products = await productTables(tx)
      .selectFrom('products.product')
      .select(['id', 'code', 'definition', 'digest'])
      .execute();
    const faults = products
      .filter(({ definition, digest }) => definitionDigest(definition as object) !== digest)
      .map(({ id, code }) =>
        text(`${id}（${code}）的定义已被改动`, `${id} (${code}): the definition was changed`),
      );
    return { looked: products.length, faults };
  },
};

export const checks: readonly Check[] = [definitionCheck];
