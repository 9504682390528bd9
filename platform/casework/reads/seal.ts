import { type Static, Type } from 'typebox';
import { TextSchema, type Tx } from '#foundation';
import { judgeSealed, type SealChecking } from '../seal-check.ts';
import { troubleWords } from '../seal-words.ts';
import { sealOf } from '../store/seals.ts';
import { nullable, said } from './schemas.ts';

/** The seal of a paper as its page shows it. `fault` is told anew at each look, from the file that is kept. */
export const sealSchema = Type.Object({
  state: Type.Enum(['waiting', 'sealed', 'none']),
  attempts: Type.Integer(),
  /** Why it still waits, when it was tried in vain. */
  trouble: nullable(TextSchema),
  sealed: nullable(
    Type.Object({
      sealedAt: Type.String(),
      subject: Type.String(),
      issuer: Type.String(),
      serial: Type.String(),
      sha256: Type.String(),
      /** What is wrong with the file; null when it is whole and its certificate was in force. */
      fault: nullable(TextSchema),
    }),
  ),
});

export async function shownSeal(
  tx: Tx,
  documentId: string,
  ports: SealChecking,
): Promise<Static<typeof sealSchema>> {
  const { state, attempts, trouble, sealed } = await sealOf(tx, documentId);
  const fault = sealed ? await judgeSealed(ports, sealed) : null;
  return {
    state,
    attempts,
    trouble: trouble ? said(troubleWords[trouble]) : null,
    sealed: sealed
      ? {
          sealedAt: sealed.at.toString(),
          subject: sealed.certificate.subject,
          issuer: sealed.certificate.issuer,
          serial: sealed.certificate.serial,
          sha256: sealed.sha256,
          fault: fault && said(fault),
        }
      : null,
  };
}
