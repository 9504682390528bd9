import { type Module, problemTypes, text } from '#foundation';
import { beginTerm, endTerm } from './actions/agreement-term.ts';
import { amendPlan } from './actions/amend-plan.ts';
import { minutesEntered } from './actions/approved-text.ts';
import { changeDue } from './actions/change-in-force.ts';
import { minutesChecked } from './actions/collective-decision.ts';
import { confirmExitStep } from './actions/confirm-exit-step.ts';
import { approveAgreement, returnAgreement, signAgreement } from './actions/decide-agreement.ts';
import { approveChange, consentChange, declineChange, withdrawChange } from './actions/decide-change.ts';
import { approvePlan, returnPlan } from './actions/decide-plan.ts';
import { cancelSelection, decideSelection } from './actions/decide-selection.ts';
import { approveTermination, declineTermination, withdrawTermination } from './actions/decide-termination.ts';
import { draftAgreement, reviseAgreement } from './actions/draft-agreement.ts';
import { draftPlan, revisePlan } from './actions/draft-plan.ts';
import { enterFiling, sendingClock } from './actions/filing.ts';
import { proposeChange } from './actions/propose-change.ts';
import { proposeTermination, requestTermination } from './actions/propose-termination.ts';
import { requestRenewal } from './actions/request-renewal.ts';
import { announceSelection, enterCandidate, scoreCandidate } from './actions/selection.ts';
import { sendFiling, sendFilings } from './actions/send-filing.ts';
import { keyDestroyed } from './actions/settle-exit-step.ts';
import { resumeAgreement, suspendAgreement } from './actions/suspend-agreement.ts';
import { terminationDue } from './actions/take-effect.ts';
import { assetCheck, keptFiles } from './assets/checks.ts';
import { confirmAsset, declineAsset } from './assets/confirm.ts';
import { changeAsset, disposeAsset, enterAsset } from './assets/enter.ts';
import { assetsRead, assetView } from './assets/read.ts';
import { changeView } from './change-view.ts';
import { checks } from './checks.ts';
import { sharedConsentCheck } from './consents/check.ts';
import {
  enterSharedConsent,
  giveSharedConsent,
  refuseSharedConsent,
  withdrawSharedConsent,
} from './consents/decide.ts';
import { consentKind, sharedConsentOverdue, sourcesChanged } from './consents/open.ts';
import { sharedConsentsRead } from './consents/read.ts';
import { consentView } from './consents/view.ts';
import { authorisationEvents } from './events.ts';
import { filingView } from './filing-view.ts';
import { assetsImport, scenariosImport } from './imports.ts';
import { assetLifecycle } from './model/asset.ts';
import { AR4, AR5, changeLifecycle } from './model/change.ts';
import { R27 } from './model/filing.ts';
import { AR3, R24, R25, R28, R30 } from './model/index.ts';
import { agreementLifecycle, planLifecycle } from './model/lifecycles.ts';
import { R22, R23, R26 } from './model/plan.ts';
import { AR7, AR8, AR9, scenarioLifecycle } from './model/scenario.ts';
import { AR6, selectionLifecycle } from './model/selection.ts';
import { AR10, sharedConsentLifecycle } from './model/shared-consent.ts';
import { AR1, AR2, terminationLifecycle } from './model/termination.ts';
import { authorisationPapers } from './papers.ts';
import type { AuthorisationPorts } from './ports.ts';
import { problems } from './problems.ts';
import { agreementChangeRead, agreementChangesRead } from './reads/agreement-changes.ts';
import { agreementEndRead } from './reads/agreement-end.ts';
import { agreementRead, agreementsRead } from './reads/agreements.ts';
import { filingsRead } from './reads/filings.ts';
import { selectionRead, selectionsRead } from './reads/selections.ts';
import { resourceWithdrawn } from './resource-withdrawn.ts';
import { scenarioCheck } from './scenarios/check.ts';
import { changeScenario, fileScenario, reviseScenario, withdrawScenario } from './scenarios/file.ts';
import { publicScenariosRead, scenariosRead } from './scenarios/read.ts';
import { passCompliance, passSecurity, refuseScenario, returnScenario } from './scenarios/review.ts';
import { endScenario, resumeScenario, suspendScenario } from './scenarios/stop.ts';
import { scenarioView } from './scenarios/view.ts';
import { selectionView } from './selection-view.ts';
import { agreementView, planView } from './subject-views.ts';
import { exitStepView, terminationView } from './termination-views.ts';

export { agreementDigest } from './actions/draft-agreement.ts';
export { whyNoSharedConsent } from './consents/lacking.ts';
export {
  type Agreement,
  agreement,
  agreementFigures,
  agreementsByIds,
  agreementsGranting,
  agreementsInForce,
  agreementsInOperation,
  agreementsTaking,
  agreementsUsableBy,
  type DisclosedGrant,
  type DisclosedPlace,
  disclosedAgreements,
  disclosedGrants,
  documentsInForce,
  inAuthorisedOperation,
  mayReadAgreement,
} from './doors.ts';
export { grantScope } from './grant-scope.ts';
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
export { priceBasisOf, type UnitBasis, unitBases } from './model/price-basis.ts';
export type {
  AuthorisationPorts,
  Changing,
  Ending,
  FiledVersion,
  FilingLine,
  Reach,
  UnderAgreement,
} from './ports.ts';
export { type Reader, readingAs } from './reads/reader.ts';
export {
  noScenario,
  type ScenarioOnRecord,
  scenarioOnRecord,
  scenariosCarrying,
  scenariosFiled,
  whyNoScenario,
} from './scenarios/doors.ts';

/** What the database of this module is made of; enough for tests of modules that stand on it. */
export const authorisationDatabase = {
  name: 'authorisation',
  migrations: new URL('./store/migrations/', import.meta.url),
} as const;

/** 授权运营: plan, selection, agreement, suspension, end and exit. */
export const authorisation = ({ under, uploads, filing }: AuthorisationPorts): Module => {
  const assetEntry = enterAsset(uploads);
  return {
    ...authorisationDatabase,
    title: text('授权运营', 'Authorised operation'),
    policies: new URL('./policies/', import.meta.url),
    acts: [
      draftPlan,
      approvePlan,
      returnPlan,
      revisePlan,
      amendPlan,
      announceSelection,
      enterCandidate,
      scoreCandidate,
      decideSelection,
      cancelSelection,
      draftAgreement,
      approveAgreement,
      returnAgreement,
      reviseAgreement,
      signAgreement,
      suspendAgreement,
      resumeAgreement,
      proposeChange,
      approveChange,
      consentChange(under),
      declineChange,
      withdrawChange,
      requestRenewal,
      enterFiling,
      sendFiling({ filing }),
      giveSharedConsent,
      refuseSharedConsent,
      withdrawSharedConsent,
      enterSharedConsent,
      proposeTermination,
      requestTermination,
      approveTermination(under),
      declineTermination,
      withdrawTermination,
      confirmExitStep(under),
      assetEntry,
      changeAsset(uploads),
      disposeAsset(uploads),
      confirmAsset,
      declineAsset,
      fileScenario,
      reviseScenario,
      changeScenario(under),
      withdrawScenario,
      passSecurity,
      passCompliance(under),
      returnScenario,
      refuseScenario,
      suspendScenario(under),
      resumeScenario(under),
      endScenario(under),
    ],
    reads: [
      selectionsRead,
      selectionRead,
      agreementsRead,
      agreementRead,
      agreementChangesRead,
      agreementChangeRead,
      filingsRead,
      assetsRead,
      sharedConsentsRead,
      scenariosRead,
      publicScenariosRead,
      agreementEndRead(under),
    ],
    imports: [scenariosImport, assetsImport(assetEntry)],
    checks: [...checks, assetCheck, scenarioCheck, sharedConsentCheck],
    keeps: keptFiles,
    problems: problemTypes(problems),
    rules: [R22, R23, R24, R25, R26, R27, R28, R30, AR1, AR2, AR3, AR4, AR5, AR6, AR7, AR8, AR9, AR10],
    lifecycles: [
      planLifecycle,
      selectionLifecycle,
      agreementLifecycle,
      changeLifecycle,
      terminationLifecycle,
      assetLifecycle,
      sharedConsentLifecycle,
      scenarioLifecycle,
    ],
    papers: authorisationPapers,
    clocks: {
      'authorisation.term-begins': beginTerm,
      'authorisation.term-ends': endTerm(under),
      'authorisation.termination-due': terminationDue(under),
      'authorisation.change-due': changeDue(under),
      [consentKind]: sharedConsentOverdue,
      [sendingClock]: sendFilings({ filing }),
    },
    events: authorisationEvents,
    subscriptions: {
      'casework.decision-recorded': minutesEntered,
      'casework.decision-checked': minutesChecked,
      'lineage.source-added': sourcesChanged,
      'lineage.source-ended': sourcesChanged,
      'lineage.standing-changed': resourceWithdrawn,
      'query.key-destroyed': keyDestroyed,
    },
    subjects: {
      'authorisation-plan': planView,
      'authorisation-selection': selectionView,
      agreement: agreementView,
      'agreement-change': changeView,
      'authorisation-filing': filingView,
      'shared-consent': consentView,
      termination: terminationView,
      'exit-step': exitStepView,
      asset: assetView,
      scenario: scenarioView,
    },
  };
};
