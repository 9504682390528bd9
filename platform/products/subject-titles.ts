import { type SubjectTitles, type Text, type Tx, text } from '#foundation';
import { productTables } from './store/tables.ts';

export const productTitle = (title: string): Text => text(`数据产品：${title}`, `Product: ${title}`);
export const orderTitle = (title: string): Text => text(`订购：${title}`, `Order: ${title}`);

/** What products are called, by id; what is not there is left out. */
export async function productTitles(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await productTables(tx)
    .selectFrom('products.product')
    .select(['id', 'title'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The titles of {@link productTitles} as the task page says them. */
export const productSubjectTitles: SubjectTitles = async (tx, ids) =>
  new Map([...(await productTitles(tx, ids))].map(([id, title]) => [id, productTitle(title)]));

export const orderSubjectTitles: SubjectTitles = async (tx, ids) => {
  const rows = await productTables(tx)
    .selectFrom('products.product_order as placed')
    .innerJoin('products.product as product', 'product.id', 'placed.product_id')
    .select(['placed.id', 'product.title'])
    .where('placed.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, orderTitle(title)]));
};
