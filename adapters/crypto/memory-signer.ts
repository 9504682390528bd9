import { generateKeyPairSync } from 'node:crypto';
import type { NoteSigner } from '#platform/evidence';
import { noteSigner } from './log-key.ts';
import { makeSm2Key, sm2Signer } from './sm2-key.ts';

/** A signer whose key dies with the process: for tests and rehearsals, never for a log anyone should trust. */
export const memorySigner = (name: string): NoteSigner =>
  noteSigner(generateKeyPairSync('ed25519').privateKey, name);

/** The same with an SM2 key, for the second signature. */
export const memorySm2Signer = (name: string): NoteSigner => sm2Signer(makeSm2Key(), name);
