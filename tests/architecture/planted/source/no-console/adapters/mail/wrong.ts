export const { log } = { log: globalThis.console.error };
