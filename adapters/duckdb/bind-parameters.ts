import type { DuckDBPreparedStatement } from '@duckdb/node-api';
import type { QueryParameter } from '../../platform/query/ports.ts';
import type { WireParameter } from './protocol.ts';

/** JSON has no integers of any length. */
export const wireParameter = (value: QueryParameter): WireParameter =>
  typeof value === 'bigint' ? { bigint: String(value) } : value;

/** Give `$1`, `$2` … their values. */
export function bindParameters(
  statement: DuckDBPreparedStatement,
  parameters: readonly WireParameter[],
): void {
  parameters.forEach((value, index) => {
    const position = index + 1;
    if (value === null) statement.bindNull(position);
    else if (typeof value === 'boolean') statement.bindBoolean(position, value);
    else if (typeof value === 'string') statement.bindVarchar(position, value);
    else if (typeof value === 'object') bindInteger(statement, position, BigInt(value.bigint));
    else if (Number.isSafeInteger(value)) bindInteger(statement, position, BigInt(value));
    else statement.bindDouble(position, value);
  });
}

/** As PostgreSQL reads a literal: the smallest of int4, int8 and, beyond, the widest there is. */
function bindInteger(statement: DuckDBPreparedStatement, position: number, value: bigint): void {
  if (BigInt.asIntN(32, value) === value) statement.bindInteger(position, Number(value));
  else if (BigInt.asIntN(64, value) === value) statement.bindBigInt(position, value);
  else statement.bindHugeInt(position, value);
}
