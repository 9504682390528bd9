import type { Story } from './story.ts';
import { operator } from './tell-authorisation.ts';
import type { DemoCity } from './tell-city.ts';
import type { Products } from './tell-products.ts';

export const bank = '公枢农村商业银行股份有限公司';
export const insurer = '枢和财产保险股份有限公司';

/** Who buys what. */
const orders = [
  { buyer: bank, product: 'statistics' },
  { buyer: bank, product: 'verification' },
  { buyer: insurer, product: 'statistics' },
] as const;

/** Two buyers order, the operator accepts. */
export async function tellOrders(
  story: Story,
  city: DemoCity,
  products: Products,
): Promise<{ readonly orders: number }> {
  const seller = await city.holder(operator, 'operator');
  for (const { buyer, product } of orders) {
    const customer = await city.holder(buyer, 'buyer');
    const { orderId } = await story.act<{ orderId: string }>(
      customer,
      'products.order-product',
      `order:${buyer}:${product}`,
      { productId: products[product] },
    );
    await story.act(seller, 'products.accept-order', `order:accept:${orderId}`, { orderId });
  }
  return { orders: orders.length };
}
