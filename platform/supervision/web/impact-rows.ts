import type { ImpactOfAgreement, ImpactOfResource } from '#api-client';

type Item = ImpactOfResource['items'][number];
interface ResourceRow {
  readonly key: string;
  readonly item: Item;
  readonly product: Item['products'][number] | null;
}

/** One line for each item and product; an item that was only asked about stands alone, one nobody looked at is left out. */
export const rowsOfResource = ({ items }: ImpactOfResource): readonly ResourceRow[] =>
  items.flatMap((item): readonly ResourceRow[] => {
    if (item.products.length === 0) return item.calls > 0 ? [{ key: item.itemId, item, product: null }] : [];
    return item.products.map((product) => ({ key: `${item.itemId} ${product.id}`, item, product }));
  });

/** One line for each product and output column, and one for what decides its rows only. Own columns are the buyer’s, apart from items. */
export const rowsOfAgreement = ({ products }: ImpactOfAgreement) =>
  products.flatMap((product) => [
    ...product.outputs.map(({ name, sources, own }) => ({
      key: `${product.id} ${name}`,
      product,
      output: name as string | null,
      sources: sources.map(({ item, how }) => ({ item, how })),
      own: own.map(({ column, how }) => ({ item: column, how })),
    })),
    ...(product.besides.length + product.ownBesides.length > 0
      ? [
          {
            key: `${product.id}`,
            product,
            output: null,
            sources: product.besides.map(({ item, role }) => ({ item, how: role })),
            own: product.ownBesides.map(({ column, role }) => ({ item: column, how: role })),
          },
        ]
      : []),
  ]);

/** Who may see the list need not see a product that was never on the market: only then has it a page for everybody. */
export const hasPage = (state: string): boolean => state === 'listed' || state === 'delisted';

/** What a stop reaches, counted: products that are on the market. */
export const reach = ({ products }: ImpactOfAgreement) => {
  const listed = products.filter(({ state }) => state === 'listed');
  return {
    products: listed.length,
    columns: listed.reduce((sum, { outputs }) => sum + outputs.length, 0),
    orders: listed.reduce((sum, { orders }) => sum + orders, 0),
  };
};
