export { KeyDestroyed, type KeyRing, type KeyRingOptions, KeyUnknown, openKeyRing } from './key-ring.ts';
export { createLogKey, type LogKeyOptions, loadLogKey, openLogKey } from './log-key.ts';
export { memorySigner } from './memory-signer.ts';
export { openSecretText } from './secret-text.ts';
export { openTokenKeys } from './token-keys.ts';
