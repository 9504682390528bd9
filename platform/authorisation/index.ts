import { type Module, problemTypes, text } from '#foundation';
import { beginTerm, endTerm } from './actions/agreement-term.ts';
import { approveAgreement, returnAgreement, signAgreement } from './actions/decide-agreement.ts';
import { approvePlan, returnPlan } from './actions/decide-plan.ts';
import { draftAgreement, reviseAgreement } from './actions/draft-agreement.ts';
import { draftPlan, revisePlan } from './actions/draft-plan.ts';
import { resumeAgreement, suspendAgreement } from './actions/suspend-agreement.ts';
import { checks } from './checks.ts';
import { authorisationEvents } from './events.ts';
import { R24, R25, R28, R30 } from './model/index.ts';
import { agreementLifecycle, planLifecycle } from './model/lifecycles.ts';
import { R22, R23, R26 } from './model/plan.ts';
import { problems } from './problems.ts';
import { agreementRead, agreementsRead } from './reads/agreements.ts';
import { agreementView, planView } from './subject-views.ts';

export { agreementDigest } from './actions/draft-agreement.ts';
export {
  type Agreement,
  agreement,
  agreementFigures,
  agreementsByIds,
  agreementsGranting,
  agreementsInForce,
  agreementsUsableBy,
  type DisclosedGrant,
  type DisclosedPlace,
  disclosedAgreements,
  disclosedGrants,
  inAuthorisedOperation,
  mayReadAgreement,
} from './doors.ts';
export {
  type AgreementDocument,
  type Form,
  GrantedResource,
  homeOf,
  lineAllows,
  type ProductKind,
  predicateText,
  R30,
  resourceDefects,
  transformText,
  whyNotBuyer,
} from './model/index.ts';
export { type AgreementState, agreementLifecycle } from './model/lifecycles.ts';

/** 授权运营: plan, selection, agreement, suspension. */
export const authorisation: Module = {
  name: 'authorisation',
  title: text('授权运营', 'Authorised operation'),
  migrations: new URL('./store/migrations/', import.meta.url),
  policies: new URL('./policies/', import.meta.url),
  acts: [
    draftPlan,
    approvePlan,
    returnPlan,
    revisePlan,
    draftAgreement,
    approveAgreement,
    returnAgreement,
    reviseAgreement,
    signAgreement,
    suspendAgreement,
    resumeAgreement,
  ],
  reads: [agreementsRead, agreementRead],
  checks,
  problems: problemTypes(problems),
  rules: [R22, R23, R24, R25, R26, R28, R30],
  lifecycles: [planLifecycle, agreementLifecycle],
  clocks: { 'authorisation.term-begins': beginTerm, 'authorisation.term-ends': endTerm },
  events: authorisationEvents,
  subjects: { 'authorisation-plan': planView, agreement: agreementView },
};
