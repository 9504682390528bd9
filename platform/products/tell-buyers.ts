import { type Subscriber, systemActor, type Text, text } from '#foundation';
import { tell } from './desk.ts';
import { buyersOf, productTables } from './store/tables.ts';

/** What happens to an agreement stops or frees the products under it: their buyers are told, each once for each product. */
const tellBuyers =
  (kind: string, said: (title: string, why: string, day: string) => Text): Subscriber =>
  async (tx, event) => {
    const products = await productTables(tx)
      .selectFrom('products.product')
      .select(['id', 'title'])
      .where('agreement_id', '=', event.subject)
      .where('state', '=', 'listed')
      .execute();
    const orders = await buyersOf(
      tx,
      products.map(({ id }) => id),
    );
    const { reason = '', day = '' } = event.payload as { readonly reason?: string; readonly day?: string };
    for (const { id, title } of products)
      await tell(
        tx,
        systemActor('products'),
        orders.filter(({ product_id }) => product_id === id).map(({ buyer }) => buyer),
        kind,
        id,
        said(title, reason, day),
      );
  };

export const agreementSubscriptions: { readonly [kind: string]: Subscriber } = {
  'authorisation.suspended': tellBuyers('stopped', (title, why) =>
    text(
      `产品“${title}”所依据的授权已暂停，暂不能调用：${why}`,
      `The authorisation behind “${title}” is suspended; it cannot be called: ${why}`,
    ),
  ),
  'authorisation.resumed': tellBuyers('freed', (title, why) =>
    text(
      `产品“${title}”所依据的授权已恢复：${why}`,
      `The authorisation behind “${title}” is resumed: ${why}`,
    ),
  ),
  'authorisation.termination-decided': tellBuyers('ending', (title, why, day) =>
    text(
      `产品“${title}”所依据的授权自 ${day} 起终止，届时下架、订购终止：${why}`,
      `The authorisation behind “${title}” ends on ${day}; it is delisted and orders end then: ${why}`,
    ),
  ),
};
