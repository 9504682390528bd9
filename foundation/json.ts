/** A value that survives JSON unchanged. Money, instants and dates travel as strings. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
