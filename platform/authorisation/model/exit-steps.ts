import { type Text, text } from '#foundation';
import type { AgreementDocument } from './agreement.ts';
import type { ExitBy } from './termination.ts';

type Step = AgreementDocument['parts']['ending']['exit'][number]['step'];

/** What the steps of part 9 ask for. */
export const exitStepTitles: { readonly [S in Step]: Text } = {
  'stop-access': text('停止访问', 'Stop access'),
  'return-data': text('返还数据', 'Return data'),
  'delete-data': text('删除数据', 'Delete data'),
  'destroy-keys': text('销毁密钥', 'Destroy keys'),
  'hand-over-logs': text('移交日志', 'Hand over logs'),
  'settle-accounts': text('结清账目', 'Settle accounts'),
  'security-audit': text('安全审计', 'Security audit'),
  'inform-buyers': text('告知购买方', 'Inform buyers'),
  announce: text('对外公告', 'Announce'),
};

/** Who a step is of, in words. */
export const exitByTitles: { readonly [by in ExitBy]: Text } = {
  hub: text('系统执行', 'The hub'),
  operator: text('运营机构确认', 'The operator'),
  'implementing-body': text('实施机构确认', 'The implementing body'),
  'authorising-body': text('授权主体确认', 'The authorising body'),
};

/** A step as its row names it; rows hold what the signed document said. */
export const exitStepTitle = (step: string): Text => exitStepTitles[step as Step] ?? text(step, step);
