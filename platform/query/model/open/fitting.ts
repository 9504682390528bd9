import { alike, asNumber, mismatch, unified } from '../fitting-types.ts';
import { plainType, type ValueType } from '../value-type.ts';
import type { FunctionName } from './functions.ts';
import type { OpenExpression } from './open-tree.ts';

/** A function of the engine's list over operands that fit it. */
export const call = (
  name: FunctionName,
  type: ValueType,
  operands: readonly OpenExpression[],
  words: readonly string[] = [],
): OpenExpression => ({ kind: 'leaf', leaf: { kind: 'function', function: name, operands, words }, type });

export const asText = (operand: OpenExpression, at: number): OpenExpression => {
  if (operand.type.kind === 'text') return operand;
  if (operand.type.kind === 'null') return { ...operand, type: plainType('text') };
  return mismatch({ at }, operand.type, plainType('text'));
};

export const asWhole = (operand: OpenExpression, at: number): OpenExpression => {
  const number = asNumber(operand, { at });
  return number.type.kind === 'integer'
    ? number
    : mismatch({ at }, operand.type, { kind: 'integer', scale: 0, digits: 1 });
};

/** Brought to one type; numbers with more digits than the engine holds become null when it is run. */
export const unifiedOpen = (sides: readonly OpenExpression[], at: number): readonly OpenExpression[] =>
  unified(sides, { at }, 'cut');

/** Sides of an equality. */
export const alikeOrRefused = (sides: readonly OpenExpression[], at: number): readonly OpenExpression[] =>
  alike(sides, { at });
