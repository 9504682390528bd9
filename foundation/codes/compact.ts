/** A code without the spaces people group it with, in capitals. Full-width characters are made plain. */
export const compact = (source: string): string => source.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** Codes are short; what is longer is not looked at. */
export const maxTypedLength = 64;
