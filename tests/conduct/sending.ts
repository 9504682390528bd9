import { createPdfRenderer } from '#adapters/documents';
import { sheetWriter } from '#adapters/files';
import type { Database } from '#foundation';
import { type AuthorityAbove, createDispatchSender, type Dispatched } from '#platform/supervision';

/** A sender of its own over a line: one process of several. */
export const senderOn = (database: Database, above: AuthorityAbove) =>
  createDispatchSender({
    database,
    above,
    paper: {
      renderer: createPdfRenderer(),
      publicAddress: 'http://127.0.0.1:8080',
      uploads: () => ({
        read: async () => {
          throw new Error('no paper of this test is sealed');
        },
      }),
    },
    sheets: sheetWriter,
    onError: () => {},
  });

/** The other side: the same dispatch has the same receipt, however often it comes. */
export function authority() {
  const taken: Dispatched[] = [];
  const above: AuthorityAbove = {
    async send(one) {
      taken.push(one);
      return { ok: true, receipt: `HZ-${one.id}` };
    },
  };
  return { above, taken };
}
