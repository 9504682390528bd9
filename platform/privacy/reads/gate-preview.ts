import { Type } from 'typebox';
import { defineRead, ok, refuse, text } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { mayLookAtGate } from '../gate/desk.ts';
import { secrecyFacts } from '../gate/neighbours.ts';
import { masked } from '../model/detection/hits.ts';
import type { PrivacyPorts } from '../ports.ts';
import { problems } from '../problems.ts';

const rowsShown = 10;
const widest = 50;
/** As many characters as an example in the evidence of a finding shows at most. */
const keptCharacters = 3;

/**
 * The first rows of a revision at the gate, every cell masked as the examples of findings are: what form the values have, and no value. For its department and
 * those who oversee. Where the secrecy review found secrets, or could not decide, nothing is shown.
 */
export const gatePreviewRead = ({ preview }: Pick<PrivacyPorts, 'preview'>) =>
  defineRead({
    name: 'privacy.gate-preview',
    title: text('发布关口：遮盖预览', 'The gate: masked preview'),
    path: '/api/v1/privacy/gate/{revisionId}/preview',
    audience: 'signed-in',
    input: Type.Object({ revisionId: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
    output: Type.Object({
      columns: Type.Array(Type.String()),
      rows: Type.Array(Type.Array(Type.Union([Type.String(), Type.Null()]))),
      /** Columns beyond those shown. */
      moreColumns: Type.Integer(),
      /** Nothing is shown because of the secrecy review. */
      withheld: Type.Boolean(),
    }),
    problems: [problems['no-such-revision'].type],
    looked: ({ revisionId }, { rows }) => (rows.length > 0 ? `revision/${revisionId}` : null),
    async run(actor, { revisionId }, tx) {
      const revision = await cataloguedRevision(tx, revisionId);
      if (!revision || !mayLookAtGate(actor, revision.resource.sourceOrganisation))
        return refuse(problems['no-such-revision']());
      const columns = revision.columns.slice(0, widest).map(({ name }) => name);
      const moreColumns = revision.columns.length - columns.length;
      const { secrecy } = await secrecyFacts(tx, revisionId);
      if (['secret', 'undecided', 'anew'].includes(secrecy.state))
        return ok({ columns, rows: [], moreColumns, withheld: true });
      const rows = await preview(revision.parquetSha256, { offset: 0, limit: rowsShown, columns });
      return ok({
        columns,
        rows: rows.map((row) =>
          row.map((cell) => (cell === null || cell === '' ? null : masked(cell, keptCharacters))),
        ),
        moreColumns,
        withheld: false,
      });
    },
  });
