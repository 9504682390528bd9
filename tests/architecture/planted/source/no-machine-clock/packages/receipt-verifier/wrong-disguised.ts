export const at = globalThis['performance']['now']();
