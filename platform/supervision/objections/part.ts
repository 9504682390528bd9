import { type KeptFile, type Module, problemTypes, type Tx, text, type Uploads } from '#foundation';
import type { AgreementKeys } from '#platform/query';
import { acceptObjection, declineObjection } from '../actions/objections/accept-objection.ts';
import {
  dismissObjection,
  liftObjection,
  reportCorrection,
  upholdObjection,
} from '../actions/objections/decide-objection.ts';
import {
  approveFreeze,
  declineFreeze,
  keepFreeze,
  liftFreeze,
  proposeFreeze,
} from '../actions/objections/freeze.ts';
import { raiseObjection, raiseProductObjection } from '../actions/objections/raise-objection.ts';
import { raiseSubjectObjection } from '../actions/objections/raise-subject-objection.ts';
import { withdrawObjection } from '../actions/objections/withdraw-objection.ts';
import { freezeLifecycle, objectionLifecycle } from '../model/objections/lifecycle.ts';
import { OB1, OB2 } from '../model/objections/rules.ts';
import { marksRead, objectionEvidenceRead, objectionRead, objectionsRead } from '../reads/objections.ts';
import { objectionTables } from '../store/tables.ts';
import { objectionMarksCheck } from './check.ts';
import { objectionPapers } from './papers.ts';
import { objectionProblems } from './problems.ts';
import { freezeView, objectionView } from './views.ts';

export interface ObjectionPorts {
  readonly uploads: () => Uploads;
  /** Keys of agreements: a person's record is named by a digest under them. */
  readonly keys: () => Pick<AgreementKeys, 'open'>;
}

/** Evidence files that rows here rely on. */
const keeps = async (tx: Tx): Promise<readonly KeptFile[]> =>
  (
    await objectionTables(tx)
      .selectFrom('supervision.objection_evidence')
      .select(['objection_id', 'sha256', 'bytes'])
      .execute()
  ).map(({ objection_id, sha256, bytes }) => ({ of: objection_id, sha256, bytes: Number(bytes) }));

/** Data objections: what they add to the module. */
export const objections = {
  acts: ({ uploads, keys }: ObjectionPorts) => [
    raiseObjection(uploads),
    raiseProductObjection(uploads),
    raiseSubjectObjection(uploads, keys),
    withdrawObjection,
    acceptObjection,
    declineObjection,
    upholdObjection,
    reportCorrection,
    dismissObjection,
    liftObjection,
    proposeFreeze,
    approveFreeze,
    declineFreeze,
    keepFreeze,
    liftFreeze,
  ],
  reads: ({ uploads }: ObjectionPorts) => [
    objectionsRead,
    objectionRead,
    marksRead,
    objectionEvidenceRead(uploads),
  ],
  checks: [objectionMarksCheck],
  keeps,
  problems: problemTypes(objectionProblems),
  rules: [OB1, OB2],
  lifecycles: [objectionLifecycle, freezeLifecycle],
  papers: objectionPapers,
  events: {
    'supervision.objection-marked': text('受理异议并标注', 'An objection was accepted and marked'),
    'supervision.objection-archived': text('异议办结归档', 'An objection was settled and archived'),
  },
  subjects: { objection: objectionView, freeze: freezeView },
} satisfies Omit<Partial<Module>, 'acts' | 'reads'> & { readonly acts: unknown; readonly reads: unknown };
