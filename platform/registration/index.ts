import { type Module, problemTypes, text } from '#foundation';
import { confirmJoint, refuseJoint, takeBackConfirmation } from './actions/answer-joint.ts';
import { confirmMandate, refuseMandate, resignMandate, withdrawMandate } from './actions/answer-mandate.ts';
import { assignCode, endNotice } from './actions/assign-code.ts';
import { completeMaterials } from './actions/complete-materials.ts';
import { answerCorrection, requestCorrection } from './actions/correction.ts';
import { declineObjection, dismissObjection, upholdObjection } from './actions/decide-objection.ts';
import { draftApplication } from './actions/draft-application.ts';
import { draftCancellation, draftChange, draftRenewal } from './actions/draft-following.ts';
import { enterDelivery, withdrawDelivery } from './actions/enter-delivery.ts';
import { enterMandate, grantMandate } from './actions/enter-mandate.ts';
import { nameCoApplicants } from './actions/name-co-applicants.ts';
import { raiseObjection } from './actions/raise-objection.ts';
import { recordResult } from './actions/record-result.ts';
import { reviewApplication, submitApplication } from './actions/registrant-steps.ts';
import {
  acceptApplication,
  declineApplication,
  failExamination,
  passExamination,
  returnApplication,
} from './actions/registrar-steps.ts';
import { confirmRevocation, dropRevocation, proposeRevocation } from './actions/revocation.ts';
import { tellPlatformAgain } from './actions/tell-platform.ts';
import { withdrawApplication } from './actions/withdraw-application.ts';
import { checks, keptFiles } from './checks.ts';
import { coApplicationView } from './co-application-view.ts';
import { deliveryView } from './delivery-view.ts';
import { driftSubscriptions, holdersChanged } from './drift.ts';
import { dutyMissed } from './duty.ts';
import { registrationEvents } from './events.ts';
import { registrationsImport } from './imports.ts';
import { lapse, renewalWindow } from './life.ts';
import { mandateView } from './mandate-view.ts';
import { mandateOver } from './mandates-end.ts';
import { coApplicationLifecycle } from './model/co-application.ts';
import { deliveryLifecycle } from './model/delivery.ts';
import { applicationLifecycle } from './model/lifecycle.ts';
import { mandateLifecycle } from './model/mandate.ts';
import { objectionLifecycle } from './model/objection.ts';
import { revocationLifecycle } from './model/revocation.ts';
import { objectionView } from './objection-view.ts';
import { registrationPapers } from './papers.ts';
import { tellPlatform } from './platform-report.ts';
import type { RegistrationPorts } from './ports.ts';
import { registrationProblems } from './problems.ts';
import { applicationEvidenceRead, applicationRead } from './reads/application.ts';
import { deliveriesRead } from './reads/deliveries.ts';
import { dutiesRead } from './reads/duties.ts';
import { mandateLetterRead, mandateRead, mandatesRead } from './reads/mandates.ts';
import { objectionEvidenceRead, objectionRead } from './reads/objection.ts';
import { registrationOfThingRead } from './reads/of-thing.ts';
import { publicNoticeRead, publicNoticesRead, registrationRead } from './reads/public.ts';
import { resultSheet } from './result-sheet.ts';
import { revocationView } from './revocation-view.ts';
import { registrationRules } from './rules.ts';
import { agentRules } from './rules-of-agents.ts';
import { applicantRules } from './rules-of-applicants.ts';
import { R21 } from './rules-of-jurisdiction.ts';
import { lifeRules } from './rules-of-life.ts';
import { objectionRules } from './rules-of-objection.ts';
import { applicationView, resourceView } from './subject-view.ts';

export { registrationOf } from './doors.ts';
export { registrationDue, type Thing } from './duty.ts';
export { countRegistrationDuties, type RegistrationDutyCount } from './duty-counts.ts';
export type { FindThing, RegistrableThing, Registrar, RegistrationPorts, ThingKind } from './ports.ts';

export { newestNotices, PublicNotice } from './reads/public.ts';

/** 登记: application, acceptance, form review, public notice, code. */
export const registration = (ports: RegistrationPorts): Module => {
  const draft = draftApplication(ports);
  return {
    name: 'registration',
    title: text('公共数据资源登记', 'Registration'),
    migrations: new URL('./store/migrations/', import.meta.url),
    policies: new URL('./policies/', import.meta.url),
    acts: [
      draft,
      reviewApplication,
      nameCoApplicants,
      confirmJoint,
      refuseJoint,
      takeBackConfirmation,
      completeMaterials,
      submitApplication,
      grantMandate(ports),
      enterMandate(ports),
      confirmMandate,
      refuseMandate,
      withdrawMandate,
      resignMandate,
      acceptApplication,
      returnApplication,
      declineApplication,
      passExamination,
      failExamination,
      withdrawApplication,
      draftChange(ports),
      draftRenewal(ports),
      draftCancellation(ports),
      requestCorrection(ports.uploads),
      answerCorrection,
      recordResult(ports),
      proposeRevocation,
      confirmRevocation(ports),
      dropRevocation,
      raiseObjection(ports.uploads),
      dismissObjection,
      upholdObjection,
      declineObjection,
      tellPlatformAgain(ports),
      assignCode(ports),
      enterDelivery(ports),
      withdrawDelivery(ports),
    ],
    imports: ports.resourceByTitle ? [registrationsImport(draft, ports.resourceByTitle)] : [],
    reads: [
      publicNoticesRead,
      publicNoticeRead,
      registrationRead,
      registrationOfThingRead,
      applicationRead,
      applicationEvidenceRead(ports.uploads),
      objectionRead,
      objectionEvidenceRead(ports.uploads),
      dutiesRead(ports),
      deliveriesRead(ports),
      mandatesRead,
      mandateRead,
      mandateLetterRead(ports.uploads),
    ],
    checks,
    keeps: keptFiles,
    problems: problemTypes(registrationProblems),
    rules: [...registrationRules, ...objectionRules, ...lifeRules, ...applicantRules, ...agentRules, R21],
    lifecycles: [
      applicationLifecycle,
      objectionLifecycle,
      revocationLifecycle,
      coApplicationLifecycle,
      mandateLifecycle,
      deliveryLifecycle,
    ],
    papers: [...registrationPapers, resultSheet],
    clocks: {
      'registration.public-notice': endNotice,
      'registration.first-filing': dutyMissed,
      'registration.renewal-window': renewalWindow,
      'registration.lapse': lapse,
      'registration.tell-platform': tellPlatform(ports),
      'registration.mandate-ends': mandateOver,
      'registration.holders-changed': holdersChanged(ports),
    },
    events: registrationEvents,
    subscriptions: driftSubscriptions(ports),
    subjects: {
      'registration-application': applicationView,
      'registration-co-application': coApplicationView,
      'registration-mandate': mandateView,
      'registration-delivery': deliveryView,
      'registration-objection': objectionView,
      'registration-revocation': revocationView,
      resource: resourceView(ports),
    },
  };
};
