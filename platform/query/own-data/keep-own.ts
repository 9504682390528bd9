import type { Tx } from '#foundation';
import type { Outcome, ReleaseRequest } from '../run/release.ts';
import { queryTables } from '../store/tables.ts';
import type { OwnData } from './own-data.ts';

type LastWord = Pick<ReleaseRequest, 'lastWord'>;

/**
 * What is kept of own data, written in the release transaction of its call: how many rows, a salted digest, where the caller says they come from, and
 * that they are gone. Their files were removed and their key overwritten before the release began.
 */
export function keepingOwn<Of extends Outcome & LastWord>(
  leaving: Of,
  own: OwnData | undefined,
): Of & Pick<ReleaseRequest, 'ownData'> {
  if (!own) return leaving;
  const { lastWord } = leaving;
  const outcome: Outcome = leaving;
  return {
    ...leaving,
    ownData: { rows: own.rows.length, digest: own.digest },
    lastWord: async (tx: Tx, callId: string) => {
      const word = (await lastWord?.(tx, callId)) ?? outcome;
      if ('code' in word) return word;
      await queryTables(tx)
        .insertInto('query.own_data')
        .values({
          call_id: callId,
          rows: own.rows.length,
          digest: own.digest,
          origin: own.origin.statement,
          from_product: own.origin.product,
          deleted_at: tx.now,
        })
        .execute();
      return word;
    },
  };
}
