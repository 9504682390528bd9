import { ok, type Result, refuse, text } from '#foundation';
import { type ItemType, isValueOf } from '#platform/authorisation/model';
import { problems } from '../problems.ts';

/**
 * A parameter of a product: its type and the values it may take. The list or range was looked at when the product was reviewed, so that
 * nobody widens a reviewed query by what they pass.
 */
export interface QueryParameter {
  readonly name: string;
  readonly type: ItemType;
  readonly scale?: number;
  readonly allowed:
    | { readonly kind: 'list'; readonly values: readonly string[] }
    /** Both ends included. Numbers, dates and timestamps only. */
    | { readonly kind: 'range'; readonly low: string; readonly high: string };
}

/** Values as they come with a call, as text: `2026-01-31`, `12.5`, `true`. */
export type ParameterValues = { readonly [name: string]: string };

declare const passedTheCheck: unique symbol;
/** Values that {@link checkParameters} found to be allowed; the only ones a query is printed with. */
export type CheckedValues = ParameterValues & { readonly [passedTheCheck]: true };
export const noValues = {} as CheckedValues;

/**
 * Checks the values of a call against what the product declares: each declared parameter has exactly one allowed value, and there is no other.
 * Problem: `query/parameter`.
 */
export function checkParameters(
  declared: readonly QueryParameter[],
  given: ParameterValues,
): Result<CheckedValues> {
  for (const name of Object.keys(given))
    if (!declared.some((parameter) => parameter.name === name))
      return refuse(
        problems.parameter({
          detail: text(`没有参数“${name.slice(0, 60)}”。`, `There is no parameter “${name.slice(0, 60)}”.`),
        }),
      );
  for (const parameter of declared) {
    const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined;
    if (value === undefined)
      return refuse(
        problems.parameter({
          detail: text(`缺参数“${parameter.name}”。`, `The parameter “${parameter.name}” is missing.`),
        }),
      );
    if (!isAllowed(parameter, value))
      return refuse(
        problems.parameter({
          detail: text(
            `参数“${parameter.name}”的取值不在允许之列。`,
            `The value of “${parameter.name}” is not one of those allowed.`,
          ),
          data: {
            parameter: parameter.name,
            allowed:
              parameter.allowed.kind === 'list'
                ? parameter.allowed.values
                : [parameter.allowed.low, parameter.allowed.high],
          },
        }),
      );
  }
  return ok(given as CheckedValues);
}

function isAllowed(parameter: QueryParameter, value: string): boolean {
  if (
    !isValueOf(
      parameter,
      parameter.type === 'boolean' ? value === 'true' || (value === 'false' ? false : value) : value,
    )
  )
    return false;
  const { allowed } = parameter;
  if (allowed.kind === 'list') return allowed.values.includes(value);
  if (parameter.type === 'text' || parameter.type === 'boolean') return false;
  return (
    compareValues(parameter, allowed.low, value) <= 0 && compareValues(parameter, value, allowed.high) <= 0
  );
}

function compareValues({ type }: QueryParameter, left: string, right: string): number {
  if (type === 'date' || type === 'timestamp') return left < right ? -1 : left > right ? 1 : 0;
  const scaled = (value: string): bigint => {
    const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
    const size = BigInt(whole + fraction.padEnd(20, '0'));
    return value.startsWith('-') ? -size : size;
  };
  const difference = scaled(left) - scaled(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
