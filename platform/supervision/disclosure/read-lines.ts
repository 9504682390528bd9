import { Type } from 'typebox';
import { dateAt, defineFileRead, defineRead, ok, startOfDate, type Tx, text } from '#foundation';
import { agreementsInOperation } from '#platform/authorisation';
import { csvOfLines, dataPackage } from './files.ts';
import { DisclosedLine, shownLines } from './line-shape.ts';
import { linesOfNow } from './lines/draw.ts';

/** More authorisations than a node has in a year; what is beyond is said, and is on the paged lists. */
const mostAgreements = 500;

async function linesNow(tx: Tx) {
  const today = dateAt(tx.now);
  const days = { from: today.with({ month: 1, day: 1 }), until: today.add({ days: 1 }) };
  const found = await agreementsInOperation(tx, { from: startOfDate(days.from), until: tx.now });
  const shown = found.slice(0, mostAgreements).map(({ id }) => id);
  return {
    asOf: tx.now.toString(),
    from: days.from.toString(),
    until: days.until.toString(),
    whole: found.length <= mostAgreements,
    lines: await shownLines(tx, await linesOfNow(tx, shown, days)),
  };
}

/** Continuous disclosure, line by line: this year until today, of all authorisations in operation in it, as the yearly ones are drawn. */
export const linesNowRead = defineRead({
  name: 'supervision.disclosed-lines',
  title: text('本年度披露明细', 'Disclosed this year, line by line'),
  path: '/api/v1/disclosure/lines',
  audience: 'public',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    asOf: Type.String({ format: 'date-time' }),
    from: Type.String({ format: 'date' }),
    until: Type.String({ format: 'date' }),
    whole: Type.Boolean({ description: 'False when there are more authorisations than are drawn at once' }),
    lines: Type.Array(DisclosedLine),
  }),
  run: async (_actor, _input, tx) => ok(await linesNow(tx)),
});

/** The same for a spreadsheet. */
export const linesNowFile = defineFileRead({
  name: 'supervision.disclosed-lines-file',
  title: text('本年度披露明细（CSV）', 'Disclosed this year (CSV)'),
  path: '/api/v1/disclosure/lines.csv',
  audience: 'public',
  input: Type.Object({}, { additionalProperties: false }),
  async run(_actor, _input, tx) {
    const { lines, until } = await linesNow(tx);
    return ok({
      contentType: 'text/csv; charset=utf-8',
      body: csvOfLines(lines),
      fileName: `disclosure-until-${until}.csv`,
      cache: 'no-store',
    });
  },
});

/** What its columns mean. */
export const linesNowPackage = defineFileRead({
  name: 'supervision.disclosed-lines-package',
  title: text('本年度披露明细的数据包说明', 'Data package of what is disclosed this year'),
  path: '/api/v1/disclosure/datapackage.json',
  audience: 'public',
  input: Type.Object({}, { additionalProperties: false }),
  async run() {
    return ok({
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(
        dataPackage({
          name: 'disclosure-now',
          title: '授权运营信息披露（本年度）',
          csv: '/api/v1/disclosure/lines.csv',
          json: '/api/v1/disclosure/lines',
        }),
        null,
        2,
      ),
      fileName: 'disclosure.datapackage.json',
    });
  },
});
