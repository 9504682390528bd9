import { Type } from 'typebox';
import type { Json } from '#foundation';
import type { AgreementDifference } from '../model/index.ts';

/** One place where two versions differ, as it is read. */
export const ChangeLine = Type.Object({
  path: Type.String(),
  part: Type.Union([Type.String(), Type.Null()]),
  kind: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed')]),
  before: Type.Union([Type.String(), Type.Null()]),
  after: Type.Union([Type.String(), Type.Null()]),
  larger: Type.Boolean({ description: 'A larger change repeats the approval (实施规范 Art 11).' }),
});

const shown = (value: Json | undefined): string | null =>
  value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

export const changeLines = ({ changes }: AgreementDifference) =>
  changes.map(({ path, kind, before, after, size }) => ({
    path,
    part: /^parts\.(\w+)/.exec(path)?.[1] ?? null,
    kind,
    before: shown(before),
    after: shown(after),
    larger: size === 'larger',
  }));
