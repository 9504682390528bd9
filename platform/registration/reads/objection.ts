import { Type } from 'typebox';
import {
  type Actor,
  defineFileRead,
  defineRead,
  ok,
  refuse,
  TextSchema,
  type Tx,
  text,
  type Uploads,
} from '#foundation';
import type { Application } from '../desk.ts';
import { registrantNames, registrantsOf } from '../joint.ts';
import { objectionLifecycle } from '../model/objection.ts';
import { registrationProblems } from '../problems.ts';
import { R12 } from '../rules-of-objection.ts';
import { sidesOf } from '../sides.ts';
import { findObjection, type Objection } from '../store/objections.ts';
import { findApplication } from '../store/tables.ts';

const input = Type.Object({ id: Type.String({ maxLength: 60 }) });
const Nullable = Type.Union([Type.String(), Type.Null()]);
const registrarRoles: readonly string[] = ['registrar-acceptor', 'registrar-reviewer', 'registrar-coder'];

type Sees = 'all' | 'without-the-person';

/** The registrar's people and who objected see all of it; the registrant sees what is said, not by whom; to others it is not there. */
async function seen(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ objection: Objection; application: Application; sees: Sees } | null> {
  const objection = await findObjection(tx, id);
  const application = objection && (await findApplication(tx, objection.application_id));
  if (!objection || !application || actor.kind !== 'person') return null;
  const mine = await sidesOf(tx, actor);
  const ofRegistrar =
    mine.has(application.registrar) && actor.roles.some((role) => registrarRoles.includes(role));
  if (ofRegistrar || actor.personId === objection.objector) return { objection, application, sees: 'all' };
  const registers = await registrantsOf(tx, application);
  return registers.some((organisation) => mine.has(organisation))
    ? { objection, application, sees: 'without-the-person' }
    : null;
}

export const objectionRead = defineRead({
  name: 'registration.objection',
  title: text('一件公示异议', 'An objection to a notice'),
  path: '/api/v1/registration-objections/{id}',
  audience: 'signed-in',
  input,
  output: Type.Object({
    id: Type.String(),
    applicationId: Type.String(),
    dataName: Type.String(),
    registrant: Type.String(),
    objector: Nullable,
    interest: Nullable,
    reason: Type.String(),
    evidence: Type.Union([
      Type.Object({ name: Type.String(), sha256: Type.String(), path: Type.String() }),
      Type.Null(),
    ]),
    raisedAt: Type.String(),
    state: Type.String(),
    stateTitle: TextSchema,
    decidedAt: Nullable,
    finding: Nullable,
    rule: Type.String(),
    clause: Type.Object({ document: Type.String(), article: Type.String() }),
  }),
  problems: [registrationProblems['no-such-objection'].type],
  looked: ({ id }) => `registration-objection/${id}`,
  async run(actor, { id }, tx) {
    const found = await seen(tx, actor, id);
    if (!found) return refuse(registrationProblems['no-such-objection']());
    const { objection, application, sees } = found;
    const all = sees === 'all';
    return ok({
      id,
      applicationId: application.id,
      dataName: application.title,
      registrant: await registrantNames(tx, application),
      objector: all ? objection.objector_name : null,
      interest: all ? objection.interest : null,
      reason: objection.reason,
      evidence: all
        ? {
            name: objection.evidence_name,
            sha256: objection.evidence_sha256,
            path: `/api/v1/registration-objections/${id}/evidence`,
          }
        : null,
      raisedAt: objection.raised_at.toString(),
      state: objection.state,
      stateTitle: objectionLifecycle.states[objection.state].title,
      decidedAt: objection.decided_at?.toString() ?? null,
      finding: objection.finding,
      rule: R12.id,
      clause: R12.clause,
    });
  },
});

/** The evidence as it was handed in, to be saved, never shown by the browser as a page of the hub. */
export const objectionEvidenceRead = (uploads: Uploads) =>
  defineFileRead({
    name: 'registration.objection-evidence',
    title: text('异议的证据材料', 'Evidence of an objection'),
    path: '/api/v1/registration-objections/{id}/evidence',
    audience: 'signed-in',
    input,
    problems: [registrationProblems['no-such-objection'].type],
    looked: ({ id }) => `registration-objection/${id}`,
    async run(actor, { id }, tx) {
      const found = await seen(tx, actor, id);
      if (found?.sees !== 'all') return refuse(registrationProblems['no-such-objection']());
      const body = Buffer.from(await uploads.read({ sha256: found.objection.evidence_sha256 }));
      return ok({
        contentType: 'application/octet-stream',
        body,
        fileName: found.objection.evidence_name,
        cache: 'no-store',
      });
    },
  });
