import { type Module, problemTypes } from '#foundation';
import { closeAlert, decideAlert, proposeAlertOutcome, returnAlert } from '../actions/alerts/decide-alert.ts';
import { explainAlert } from '../actions/alerts/explain-alert.ts';
import { answerHearing, hearPersons } from '../actions/alerts/hear-persons.ts';
import { lookForAlerts } from '../actions/alerts/look-for-alerts.ts';
import { alertLifecycle } from '../model/alerts/lifecycle.ts';
import { AL1 } from '../model/alerts/rules.ts';
import { alertRead, alertsRead } from '../reads/alerts/alerts.ts';
import { alertsCheck } from './check.ts';
import { dailyLook, dailyLookKind } from './daily-clock.ts';
import type { Watches } from './look.ts';
import { alertDecision } from './papers.ts';
import { alertProblems } from './problems.ts';
import { alertView, findingView } from './view.ts';

/** Alerts: what they add to the module, over what looks for them. */
export const alerts = (watches: Watches) =>
  ({
    acts: [
      hearPersons,
      answerHearing,
      explainAlert,
      proposeAlertOutcome,
      decideAlert,
      returnAlert,
      closeAlert,
      lookForAlerts(watches),
    ],
    reads: [alertsRead, alertRead],
    checks: [alertsCheck],
    problems: problemTypes(alertProblems),
    rules: [AL1],
    lifecycles: [alertLifecycle],
    papers: [alertDecision],
    clocks: { [dailyLookKind]: dailyLook(watches) },
    subjects: { alert: alertView, 'audit-finding': findingView },
  }) satisfies Partial<Module>;
