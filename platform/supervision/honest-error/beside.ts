import { Type } from 'typebox';
import { TextSchema, type Tx } from '#foundation';
import { answersFor } from '#platform/identity';
import { honestErrorLifecycle } from '../model/honest-error/lifecycle.ts';
import { answering } from '../sides.ts';
import type { AlertRow } from '../store/alerts.ts';
import {
  type HonestErrorRow,
  recordsBesideAlert,
  recordsBesideRectification,
} from '../store/honest-errors.ts';

/** A record as it is named beside an alert or a rectification that concerns the same act. */
export const Beside = Type.Array(
  Type.Object({
    id: Type.String(),
    number: Type.Integer(),
    title: Type.String(),
    state: Type.String(),
    stateTitle: TextSchema,
  }),
);

const shown = (rows: readonly HonestErrorRow[]) =>
  rows.map((row) => ({
    id: row.id,
    number: Number(row.number),
    title: row.title,
    state: row.state as string,
    stateTitle: honestErrorLifecycle.states[row.state].title,
  }));

/** Those of an alert; its organisation may have merged since. */
export async function besideAlert(tx: Tx, row: AlertRow) {
  const sides =
    row.organisation === null
      ? []
      : [
          row.organisation,
          ...(await answersFor(tx, await answering(tx, row.organisation), tx.now, 'supervision')),
        ];
  return shown(await recordsBesideAlert(tx, row, sides));
}

export const besideRectification = async (tx: Tx, id: string) =>
  shown(await recordsBesideRectification(tx, id));

/** As papers say it; what is still under way counts for nothing. */
export async function recognisedInWords(tx: Tx, row: AlertRow): Promise<string> {
  const records = (await besideAlert(tx, row)).filter(({ state }) => state === 'recognised');
  return records.length === 0
    ? '无'
    : records.map(({ title, number }) => `“${title}”（第 ${number} 号，已认定）`).join('；');
}
