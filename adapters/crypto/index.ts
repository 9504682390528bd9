export {
  destroyedKeys,
  KeyDestroyed,
  type KeyRing,
  type KeyRingOptions,
  KeyUnknown,
  openKeyRing,
} from './key-ring.ts';
export { hasKeys, KeysNotOpened, openKeysFile, putKeys, sealKeys, shortestPassphrase } from './keys-file.ts';
export { createLogKey, type LogKeyOptions, loadLogKey, openLogKey } from './log-key.ts';
export { memorySigner } from './memory-signer.ts';
export { readSecret, writeNewSecret } from './secret-file.ts';
export { openSecretText } from './secret-text.ts';
export { openTokenKeys } from './token-keys.ts';
