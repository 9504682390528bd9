import { dateAt } from '#foundation';
import type { Watch } from '../alerts/look.ts';
import { exclusiveSales, priceSpreads, refusals, waitingTimes } from '../model/conduct/among-orders.ts';
import {
  concentratedFields,
  dealingBetweenCompetitors,
  dealings,
  lookAlikes,
} from '../model/conduct/among-organisations.ts';
import { publicConduct } from '../model/conduct/public-figures.ts';
import { comparedOrders, fieldShares, fieldsOfOperation, tiesBetween } from './gather.ts';
import { keepPublicFigures } from './public-figures.ts';

/** The conduct of operators over what was sold and refused in the last year. */
export const watchConduct: Watch = async (tx) => {
  const orders = await comparedOrders(tx);
  const fields = await fieldsOfOperation(tx);
  const pairs = dealings(fields, orders);
  const shares = await fieldShares(tx);
  const titles = new Map(
    fields.flatMap(({ purposes, titles: words }) =>
      purposes.map((code, place) => [code, words[place] ?? code]),
    ),
  );
  await keepPublicFigures(tx, publicConduct(shares, titles, orders));
  return [
    ...priceSpreads(orders),
    ...refusals(orders),
    ...waitingTimes(orders, tx.now),
    ...exclusiveSales(orders, tx.now),
    ...dealingBetweenCompetitors(fields, orders),
    ...lookAlikes(pairs, await tiesBetween(tx, pairs), orders, fields),
    ...concentratedFields(shares, dateAt(tx.now)),
  ];
};
