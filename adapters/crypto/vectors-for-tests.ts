import { readFileSync } from 'node:fs';

/** The samples of GM/T 0002, 0003 and 0004, which the verifier's own tests hold. */
export interface SmVectors {
  readonly sm3: readonly { readonly msg_ascii: string; readonly digest: string }[];
  readonly sm4: { readonly [of in 'ecb_block' | 'ecb_iterated_1000000']: Block };
  readonly sm2_sign: {
    readonly [part in 'message_ascii' | 'user_id_ascii' | 'd' | 'pub' | 'ZA' | 'e' | 'k' | 'r' | 's']: string;
  };
}

interface Block {
  readonly key: string;
  readonly plain: string;
  readonly cipher: string;
}

const file = new URL('../../packages/receipt-verifier/vectors/sm-standard-vectors.json', import.meta.url);
export const smVectors = (): SmVectors => JSON.parse(readFileSync(file, 'utf8')) as SmVectors;
