import type { EngineReason } from '../../platform/query/ports.ts';

export interface EngineFailure {
  readonly code: 'memory' | 'interrupted' | 'engine-error';
  readonly reason?: EngineReason;
}

const reasons: { readonly [prefix: string]: EngineReason } = {
  Parser: 'syntax',
  Syntax: 'syntax',
  Catalog: 'binding',
  Binder: 'binding',
  'Parameter Not Resolved': 'binding',
  Conversion: 'conversion',
  'Mismatch Type': 'conversion',
  'Out of Range': 'range',
  'Invalid Input': 'input',
  Expression: 'input',
  Permission: 'not-allowed',
  IO: 'not-allowed',
  'Missing Extension': 'not-allowed',
  'Not implemented': 'unsupported',
};

/** Which kind of failure it is. Only the engine's first words are looked at; nothing of its text is passed on. */
export function engineFailure(error: unknown): EngineFailure {
  const message = error instanceof Error ? error.message : '';
  const kind = /^(?:Failed to extract statements: )?([A-Z][A-Za-z ]+?) Error: /.exec(message)?.[1];
  if (kind === 'Out of Memory') return { code: 'memory' };
  if (kind === 'INTERRUPT') return { code: 'interrupted' };
  return { code: 'engine-error', reason: (kind && reasons[kind]) || 'internal' };
}
