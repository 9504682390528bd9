import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from '#foundation';
import type { FiledVersion, FilingLine } from '#platform/authorisation';
import type { AuthorityAbove, Dispatched } from '#platform/supervision';

/**
 * The authority above the demo city, on the other side of the port: it keeps what it was sent in its own folder, and answers the same dispatch with
 * the same receipt.
 */
export function simulatedAuthority(folder: string): AuthorityAbove & FilingLine {
  return {
    async send({ id, receiver, digest }: Dispatched | FiledVersion) {
      if (!receiver.trim())
        return { ok: false, retry: false, reason: text('没有收件单位', 'Nobody is named to take it') };
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const secret = ownSecret(folder);
      const number = createHmac('sha256', secret).update(id).digest('hex').slice(0, 12).toUpperCase();
      writeFileSync(join(folder, `${id}.json`), JSON.stringify({ id, receiver, digest }), { mode: 0o600 });
      return { ok: true, receipt: `SJ${number}` };
    },
  };
}

function ownSecret(folder: string): Buffer {
  const file = join(folder, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(file);
}
