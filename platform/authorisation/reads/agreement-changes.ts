import { Type } from 'typebox';
import { defineRead, ok, refuse, TextSchema, type Tx, text } from '#foundation';
import { AR4, changeLifecycle } from '../model/change.ts';
import { type AgreementDocument, agreementParts, diffAgreements } from '../model/index.ts';
import { problems } from '../problems.ts';
import { changesOf, findChange } from '../store/changes.ts';
import { type AgreementRow, type ChangeRow, earlierVersions, findAgreement } from '../store/tables.ts';
import { ChangeLine, changeLines } from './differences.ts';
import { mayRead, readingAs } from './reader.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const Change = Type.Object({
  id: Type.String(),
  agreementId: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  stateTitle: TextSchema,
  larger: Type.Boolean(),
  renewal: Type.Boolean(),
  why: Type.Array(TextSchema, { description: 'Why it goes the way it goes.' }),
  reason: Type.String(),
  until: Type.String(),
  effectiveOn: orNull(Type.String()),
  proposedAt: Type.String(),
  decision: orNull(Type.Object({ number: Type.String(), date: Type.String() })),
  consentedAt: orNull(Type.String()),
  inForceAt: orNull(Type.String()),
  declinedReason: orNull(Type.String()),
  logEntry: orNull(Type.String()),
  lines: Type.Array(ChangeLine),
  parts: Type.Array(Type.Object({ name: Type.String(), number: Type.Integer(), title: TextSchema })),
});

/** The texts an agreement had and has, by version. */
type Documents = ReadonlyMap<number, AgreementDocument>;
async function documentsOf(tx: Tx, row: AgreementRow): Promise<Documents> {
  const all = [row, ...(await earlierVersions(tx, row.id))];
  return new Map(all.map(({ version, document }) => [version, document as unknown as AgreementDocument]));
}

function shown(change: ChangeRow, documents: Documents) {
  const document = change.document as unknown as AgreementDocument;
  const before = documents.get(change.version - 1);
  const difference = before && diffAgreements(before, document);
  return {
    id: change.id,
    agreementId: change.agreement_id,
    version: change.version,
    state: change.state,
    stateTitle: changeLifecycle.states[change.state].title,
    larger: change.size === 'larger',
    renewal: change.renewal,
    why: difference ? [...AR4.judge(difference).reasons] : [],
    reason: change.reason,
    until: document.parts.term.until,
    effectiveOn: change.effective_on?.toString() ?? null,
    proposedAt: change.proposed_at.toString(),
    decision: change.decision as { number: string; date: string } | null,
    consentedAt: change.consented_at?.toString() ?? null,
    inForceAt: change.in_force_at?.toString() ?? null,
    declinedReason: change.declined_reason,
    logEntry: change.log_entry,
    lines: difference ? changeLines(difference) : [],
    parts: agreementParts(document).map(({ name, number, title }) => ({ name, number, title })),
  };
}

/** The versions an agreement had, with the instants between which each was in force, and what was ever proposed to change. For its parties and those who oversee. */
export const agreementChangesRead = defineRead({
  name: 'authorisation.agreement-changes',
  title: text('授权协议的版本与变更', 'Versions and changes of an agreement'),
  path: '/api/v1/agreements/{id}/changes',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    versions: Type.Array(
      Type.Object({
        version: Type.Integer(),
        digest: orNull(Type.String()),
        inForceFrom: orNull(Type.String()),
        inForceUntil: orNull(Type.String()),
        logEntry: orNull(Type.String()),
        why: orNull(Type.String({ description: 'Why the next one took its place.' })),
      }),
    ),
    changes: Type.Array(Change),
  }),
  problems: [problems['no-such-agreement'].type],
  async run(actor, input, tx) {
    const row = await findAgreement(tx, input.id);
    if (!row || !mayRead(await readingAs(tx, actor), row)) return refuse(problems['no-such-agreement']());
    const documents = await documentsOf(tx, row);
    return ok({
      versions: [
        {
          version: row.version,
          digest: row.digest,
          inForceFrom: (row.version_since ?? row.active_at)?.toString() ?? null,
          inForceUntil: row.ended_at?.toString() ?? null,
          logEntry: row.log_entry,
          why: null,
        },
        ...(await earlierVersions(tx, row.id)).map((one) => ({
          version: one.version,
          digest: one.digest,
          inForceFrom: one.in_force_from?.toString() ?? null,
          inForceUntil: one.in_force_until?.toString() ?? null,
          logEntry: one.log_entry,
          why: one.returned_reason,
        })),
      ],
      changes: (await changesOf(tx, row.id)).map((change) => shown(change, documents)),
    });
  },
});

export const agreementChangeRead = defineRead({
  name: 'authorisation.agreement-change',
  title: text('一项协议变更', 'A change of an agreement'),
  path: '/api/v1/agreement-changes/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Change,
  problems: [problems['no-such-agreement'].type],
  async run(actor, input, tx) {
    const change = await findChange(tx, input.id);
    const row = change && (await findAgreement(tx, change.agreement_id));
    return row && mayRead(await readingAs(tx, actor), row)
      ? ok(shown(change, await documentsOf(tx, row)))
      : refuse(problems['no-such-agreement']());
  },
});
