export {
  destroyedKeys,
  KeyDestroyed,
  type KeyRing,
  type KeyRingOptions,
  KeyUnknown,
  openKeyRing,
} from './key-ring.ts';
export { hasKeys, KeysNotOpened, openKeysFile, putKeys, sealKeys, shortestPassphrase } from './keys-file.ts';
export {
  createLogKey,
  type LogKeyAlgorithm,
  type LogKeyOptions,
  loadLogKey,
  openLogKey,
} from './log-key.ts';
export {
  followLogKeys,
  type LogKeys,
  type LogKeysOptions,
  loadLogKeys,
  longestOverlapDays,
  NotReplaced,
  openLogKeys,
  replaceLogKey,
} from './log-keys.ts';
export { memorySigner, memorySm2Signer } from './memory-signer.ts';
export { putRoots, savedRoots } from './seals/key-folder.ts';
export { type SealsOptions, sealsInFolder } from './seals/seals.ts';
export { readSecret, writeNewSecret } from './secret-file.ts';
export { openSecretText } from './secret-text.ts';
export { openTokenKeys } from './token-keys.ts';
