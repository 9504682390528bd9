import type { Json } from '#foundation';
import type { EngineRow } from '../model/index.ts';
import type { QueryAnswer } from '../ports.ts';

/** Rows of an engine as text or null. */
export const engineRows = ({ rows }: Pick<QueryAnswer, 'rows'>): EngineRow[] =>
  rows.map((row) => row.map(asText));

const asText = (value: Json): string | null =>
  value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);
