import { type Clause, type Text, text } from '#foundation';

/** How far a thing may be used: as it likes; with a visible mark; not now; never again. In rising weight. */
export type Status = 'clear' | 'marked' | 'frozen' | 'ended';
export type Effect = Exclude<Status, 'clear'>;

const weight: { readonly [S in Status]: number } = { clear: 0, marked: 1, frozen: 2, ended: 3 };

/** The weightiest effect decides; no reason leaves the thing clear. */
export const statusOf = (effects: readonly Effect[]): Status =>
  effects.reduce<Status>((worst, effect) => (weight[effect] > weight[worst] ? effect : worst), 'clear');

interface ReasonDefinition {
  readonly title: Text;
  readonly effect: Effect;
}

/**
 * The closed list of why a thing is not simply clear. The code decides the effect, so nobody can freeze by complaining: at once
 * freeze only leak, missing or withdrawn consent, the source's stop and suspension (regulations.md §9 choice 12). Any other
 * complaint marks, and freezes through `decided-freeze`, which needs the officer's reasoned decision.
 */
export const reasonCodes = {
  complaint: { title: text('异议处理中', 'Complaint being examined'), effect: 'marked' },
  'quality-finding': { title: text('质量问题待处理', 'Open quality finding'), effect: 'marked' },
  'risk-finding': { title: text('风险待处置', 'Open risk finding'), effect: 'marked' },
  'decided-freeze': { title: text('经决定冻结', 'Frozen by decision'), effect: 'frozen' },
  leak: { title: text('发生数据泄露', 'Data leak'), effect: 'frozen' },
  'consent-missing': { title: text('缺少同意', 'Consent missing'), effect: 'frozen' },
  'consent-withdrawn': { title: text('同意已撤回', 'Consent withdrawn'), effect: 'frozen' },
  'gate-closed': { title: text('未通过发布关口', 'Does not pass the gate'), effect: 'frozen' },
  'source-stopped': { title: text('数源单位停止提供', 'Stopped by the source'), effect: 'frozen' },
  suspension: { title: text('暂停授权或服务', 'Suspended'), effect: 'frozen' },
  expired: { title: text('期限届满', 'Expired'), effect: 'ended' },
  terminated: { title: text('已终止', 'Terminated'), effect: 'ended' },
  revoked: { title: text('已撤销', 'Revoked'), effect: 'ended' },
  superseded: { title: text('已被新版本取代', 'Superseded'), effect: 'ended' },
} as const satisfies { readonly [code: string]: ReasonDefinition };

export type ReasonCode = keyof typeof reasonCodes;

/** An officer's decision to freeze on a complaint: reasoned, and with the instant by which it must be looked at again. */
export interface FreezeDecision {
  /** Id or number of the document that states it. */
  readonly document: string;
  readonly grounds: Text;
  readonly reviewBy: Temporal.Instant;
}

interface ReasonParticulars {
  /** What a person reads: what happened, in one sentence. Never a person's name or a row's value. */
  readonly text: Text;
  readonly rule?: string;
  readonly clause?: Clause;
  /** Who put it there: `actorReference(actor)`. */
  readonly by: string;
}

export type NewReason =
  | (ReasonParticulars & { readonly code: 'decided-freeze'; readonly decision: FreezeDecision })
  | (ReasonParticulars & { readonly code: Exclude<ReasonCode, 'decided-freeze'> });

/**
 * What a reason weighs after it was carried downstream. What is over upstream does not end what stands on it: that is frozen
 * until it is cut loose or ended itself.
 */
export const carriedEffect = (effect: Effect, noted: boolean): Effect =>
  noted || effect === 'marked' ? 'marked' : 'frozen';
