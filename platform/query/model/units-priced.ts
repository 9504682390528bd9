import type { AgreementDocument } from '#platform/authorisation/model';

/** What the price of an agreement counts of an answer: its rows, its bytes, or the use itself (one where nothing is said). */
export function unitsPriced(
  { parts }: Pick<AgreementDocument, 'parts'>,
  { rows, bytes, units = 1n }: { readonly rows: number; readonly bytes: number; readonly units?: bigint },
): bigint {
  const { unitBasis } = parts.money.price;
  return unitBasis === 'row' ? BigInt(rows) : unitBasis === 'byte' ? BigInt(bytes) : units;
}
