import { type Module, problemTypes, text } from '#foundation';
import { assignCode, endNotice } from './actions/assign-code.ts';
import { dismissObjection, upholdObjection } from './actions/decide-objection.ts';
import { draftApplication } from './actions/draft-application.ts';
import { raiseObjection } from './actions/raise-objection.ts';
import { reviewApplication, submitApplication } from './actions/registrant-steps.ts';
import {
  acceptApplication,
  declineApplication,
  failExamination,
  passExamination,
  returnApplication,
} from './actions/registrar-steps.ts';
import { checks, keptFiles } from './checks.ts';
import { dutyMissed } from './duty.ts';
import { registrationEvents } from './events.ts';
import { applicationLifecycle } from './model/lifecycle.ts';
import { objectionLifecycle } from './model/objection.ts';
import { objectionView } from './objection-view.ts';
import type { RegistrationPorts } from './ports.ts';
import { registrationProblems } from './problems.ts';
import { dutiesRead } from './reads/duties.ts';
import { objectionEvidenceRead, objectionRead } from './reads/objection.ts';
import { registrationOfThingRead } from './reads/of-thing.ts';
import { publicNoticeRead, publicNoticesRead, registrationRead } from './reads/public.ts';
import { registrationRules } from './rules.ts';
import { objectionRules } from './rules-of-objection.ts';
import { applicationView, resourceView } from './subject-view.ts';

export { registrationOf } from './doors.ts';
export { registrationDue, type Thing } from './duty.ts';
export type { FindThing, RegistrableThing, Registrar, RegistrationPorts } from './ports.ts';

export { newestNotices, PublicNotice } from './reads/public.ts';

/** 登记: application, acceptance, form review, public notice, code. */
export const registration = (ports: RegistrationPorts): Module => ({
  name: 'registration',
  title: text('公共数据资源登记', 'Registration'),
  migrations: new URL('./store/migrations/', import.meta.url),
  policies: new URL('./policies/', import.meta.url),
  acts: [
    draftApplication(ports),
    reviewApplication,
    submitApplication,
    acceptApplication,
    returnApplication,
    declineApplication,
    passExamination,
    failExamination,
    raiseObjection(ports.uploads),
    dismissObjection,
    upholdObjection,
    assignCode(ports),
  ],
  reads: [
    publicNoticesRead,
    publicNoticeRead,
    registrationRead,
    registrationOfThingRead,
    objectionRead,
    objectionEvidenceRead(ports.uploads),
    dutiesRead(ports),
  ],
  checks,
  keeps: keptFiles,
  problems: problemTypes(registrationProblems),
  rules: [...registrationRules, ...objectionRules],
  lifecycles: [applicationLifecycle, objectionLifecycle],
  clocks: { 'registration.public-notice': endNotice, 'registration.first-filing': dutyMissed },
  events: registrationEvents,
  subjects: {
    'registration-application': applicationView,
    'registration-objection': objectionView,
    resource: resourceView(ports),
  },
});
