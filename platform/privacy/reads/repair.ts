import { Type } from 'typebox';
import { defineRead, ok, refuse, text } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { DocumentField, OutcomeSchema } from '../actions/repair/repair-schemas.ts';
import { toldOutcome } from '../actions/repair/revision-to-repair.ts';
import { looksInto } from '../desk.ts';
import { problems } from '../problems.ts';
import { attemptsOf } from '../store/repair-attempts.ts';
import { repairOf } from '../store/repairs.ts';

/** How a revision was repaired, and which repairs of it were begun and came to no end: for its department and those who oversee, since the document may name values. */
export const repairRead = defineRead({
  name: 'privacy.repair',
  title: text('版本的去标识化处理', 'The repair a revision came from'),
  path: '/api/v1/revisions/{id}/repair',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    revisionId: Type.String(),
    repair: Type.Union([
      Type.Object({
        parentRevisionId: Type.String(),
        document: DocumentField,
        documentSha256: Type.String(),
        outcome: OutcomeSchema,
        evidence: Type.String(),
        at: Type.String({ format: 'date-time' }),
      }),
      Type.Null(),
    ]),
    /** Repairs of this revision under way, or cut off with their process: nothing came of those, and the same document makes them anew. */
    unfinished: Type.Array(
      Type.Object({
        document: DocumentField,
        documentSha256: Type.String(),
        begunAt: Type.String({ format: 'date-time' }),
      }),
    ),
  }),
  problems: [problems['no-such-revision'].type],
  async run(actor, { id }, tx) {
    const revision = await cataloguedRevision(tx, id);
    if (!revision || !looksInto(actor, revision.resource.sourceOrganisation))
      return refuse(problems['no-such-revision']());
    const repair = await repairOf(tx, id);
    const unfinished = await attemptsOf(tx, id);
    return ok({
      revisionId: id,
      repair: repair
        ? {
            parentRevisionId: repair.parentRevisionId,
            document: repair.document,
            documentSha256: repair.documentSha256,
            outcome: toldOutcome(repair.outcome),
            evidence: repair.evidence,
            at: repair.at.toString(),
          }
        : null,
      unfinished: unfinished.map(({ document, documentSha256, at }) => ({
        document,
        documentSha256,
        begunAt: at.toString(),
      })),
    });
  },
});
