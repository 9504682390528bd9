export const at = performance.now();
