import type { Seal } from '#platform/casework';
import { told } from './certificate.ts';
import { checkPdf } from './check-pdf.ts';
import { readRoots, readSealKey } from './key-folder.ts';
import { signPdf } from './sign-pdf.ts';
import { ensureTestKey } from './test-authority.ts';

export interface SealsOptions {
  /** Folder with one folder an organisation, by id, and `roots`. */
  readonly folder: string;
  /** Make test certificates for organisations that have none. In demo homes only. */
  readonly test: boolean;
}

const reason = '公文制发 Issue of a formal paper';

/** Seals with keys in files: PAdES signatures by the organisation's own certificate. An organisation without a folder has none. */
export const sealsInFolder = ({ folder, test }: SealsOptions): Seal => ({
  async certificateOf(owner, at) {
    if (test) await ensureTestKey(folder, owner, at);
    const found = await readSealKey(folder, owner.organisationId, at);
    if (!found) return { kind: 'none' };
    return 'kind' in found ? found : { kind: 'ready', certificate: told(found.certificate) };
  },
  async seal(pdf, owner, at) {
    const found = await readSealKey(folder, owner.organisationId, at);
    if (!found) return { kind: 'trouble', reason: 'key-unreadable', detail: `${folder}: the key is gone` };
    if ('kind' in found) return found;
    return {
      kind: 'sealed',
      pdf: await signPdf(pdf, found, { name: owner.issuer, reason, at }),
    };
  },
  check: async (pdf) => checkPdf(pdf, await readRoots(folder)),
});
