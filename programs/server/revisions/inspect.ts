import type { InferredColumn, Inspect } from '#adapters/files';
import type { Json } from '#foundation';
import type { ColumnType, InspectedTable } from '#platform/catalog';
import { personalDataInspector } from '#platform/privacy';
import { qualityInspector } from '#platform/quality';

/** Codes are text kept character for character. */
export const storedType = (type: InferredColumn['type']): ColumnType => (type === 'code' ? 'text' : type);

/** What every new revision is looked at for, in the thread that has its cells. */
const inspect: Inspect = (table, columns) => {
  const places = columns.map(({ position }) => table.columns.findIndex((one) => one.position === position));
  const inspected: InspectedTable = {
    columns: columns.map(({ name, type }) => ({ name, type: storedType(type) })),
    rows: table.account.data,
    values(index) {
      const { values, counts } = table.cells[places[index]!]!;
      return values.map((text, id) => ({ text, rows: counts[id]! }));
    },
    at(index, row) {
      const { ids, values } = table.cells[places[index]!]!;
      return values[ids[row]!] ?? '';
    },
  };
  const findings = [qualityInspector, personalDataInspector].flatMap((look) => look(inspected));
  return JSON.parse(JSON.stringify(findings)) as Json;
};

export default inspect;
