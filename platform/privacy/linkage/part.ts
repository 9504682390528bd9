import { type Module, problemTypes } from '#foundation';
import { checkLinkage } from '../actions/linkage/check-linkage.ts';
import { settleLinkage } from '../actions/linkage/settle-linkage.ts';
import { linkageAlertLifecycle } from '../model/linkage/lifecycle.ts';
import type { PrivacyPorts } from '../ports.ts';
import { linkageOverviewRead, linkageRead } from '../reads/linkage.ts';
import { linkageJobSubscriptions } from '../store/linkage-jobs.ts';
import { linkageAlertSubscriptions, linkageAlertView } from './alert.ts';
import { linkageProblems } from './problems.ts';

/** What the linkage of released tables adds to the module. */
export const linkage = {
  acts: (ports: Pick<PrivacyPorts, 'linkage'>) => [checkLinkage(ports), settleLinkage],
  reads: [linkageRead, linkageOverviewRead],
  problems: problemTypes(linkageProblems),
  lifecycles: [linkageAlertLifecycle],
  subscriptions: { ...linkageJobSubscriptions, ...linkageAlertSubscriptions },
  subjects: { 'linkage-alert': linkageAlertView },
} satisfies Omit<Partial<Module>, 'acts'> & { readonly acts: unknown };
