import { generateKeyPairSync } from 'node:crypto';
import type { NoteSigner } from '#platform/evidence';
import { noteSigner } from './log-key.ts';

/** A signer whose key dies with the process: for tests and rehearsals, never for a log anyone should trust. */
export const memorySigner = (name: string): NoteSigner =>
  noteSigner(generateKeyPairSync('ed25519').privateKey, name);
