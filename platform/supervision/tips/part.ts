import { type Module, problemTypes } from '#foundation';
import { followTip } from '../actions/tips/follow-tip.ts';
import { acceptTip, concludeTip, declineTip, seeReporter } from '../actions/tips/handle-tip.ts';
import { sendTip } from '../actions/tips/send-tip.ts';
import { tipLifecycle } from '../model/tips/lifecycle.ts';
import { TP1, TP2 } from '../model/tips/rules.ts';
import { tipsCheck } from './check.ts';
import { tipProblems } from './problems.ts';
import { tipRead, tipsRead } from './reads.ts';
import { tipView } from './view.ts';

/** Reports from the public: what they add to the module. */
export const tips = {
  acts: [sendTip, followTip, acceptTip, declineTip, concludeTip, seeReporter],
  reads: [tipsRead, tipRead],
  checks: [tipsCheck],
  problems: problemTypes(tipProblems),
  rules: [TP1, TP2],
  lifecycles: [tipLifecycle],
  subjects: { tip: tipView },
} satisfies Partial<Module>;
