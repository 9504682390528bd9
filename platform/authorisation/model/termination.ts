import { chinaCalendar, type Deadline, defineLifecycle, defineRule, text } from '#foundation';
import type { AgreementDocument } from './agreement.ts';

export type TerminationState = 'proposed' | 'decided' | 'effective' | 'declined' | 'withdrawn' | 'lapsed';
export type TerminationEvent = 'decide' | 'take-effect' | 'decline' | 'withdraw' | 'lapse';

/** 终止授权: proposed by one side, decided by another; takes effect at once or on a day (实施规范 Art 14-12). */
export const terminationLifecycle = defineLifecycle<TerminationState, TerminationEvent>({
  id: 'authorisation.termination',
  title: text('授权终止', 'Termination of an agreement'),
  initial: 'proposed',
  states: {
    proposed: {
      title: text('待决定', 'Awaiting the decision'),
      on: { decide: 'decided', decline: 'declined', withdraw: 'withdrawn', lapse: 'lapsed' },
    },
    decided: {
      title: text('已决定，待生效', 'Decided, not yet in effect'),
      on: { 'take-effect': 'effective', lapse: 'lapsed' },
    },
    effective: { title: text('已终止', 'In effect') },
    declined: { title: text('不同意终止', 'Declined') },
    withdrawn: { title: text('已撤回', 'Withdrawn') },
    lapsed: { title: text('授权先行届满', 'The term ended first') },
  },
  events: {
    decide: text('决定终止', 'Decide'),
    'take-effect': text('终止生效', 'Take effect'),
    decline: text('不同意', 'Decline'),
    withdraw: text('撤回', 'Withdraw'),
    lapse: text('授权届满', 'The term ends'),
  },
});

/** A breach for which the agreement provides termination, a case of its part 12, or that both sides agree. */
export type GroundKind = 'breach' | 'agreed' | 'consent';
export interface Ground {
  readonly kind: GroundKind;
  readonly text: string;
}

/** Both sides agree: every agreement may end so (民法典 Art 562), whatever its part 12 says. */
const byConsent = '双方协商一致';
const isConsent = (ground: string): boolean => ground.includes('协商一致');
/** The end of the term comes by itself; it is no ground for an end before it. */
const isTermOver = (ground: string): boolean => /届满|期满/.test(ground);

/**
 * On what either body may propose an end: breaches that part 10 answers with termination, and the cases of part 12 but the end of the term.
 * That both sides agree is not among them: it begins with the operator's request, so that its word is on record.
 */
export function groundsOf({ parts }: AgreementDocument): readonly Ground[] {
  const breaches = parts.breach.consequences.flatMap(({ of, consequence }): Ground[] =>
    consequence === 'terminate' ? [{ kind: 'breach', text: of }] : [],
  );
  const agreed = parts.changes.terminationGrounds.flatMap((ground): Ground[] =>
    isTermOver(ground) || isConsent(ground) || breaches.some((one) => one.text === ground)
      ? []
      : [{ kind: 'agreed', text: ground }],
  );
  return [...breaches, ...agreed];
}

/** The ground of an operator's request, in the agreement's own words where it has some. */
export const consentGround = ({ parts }: AgreementDocument): Ground => ({
  kind: 'consent',
  text: parts.changes.terminationGrounds.find(isConsent) ?? byConsent,
});

/** Who carries out a step of the exit: the hub itself, or a party that confirms it. */
export type ExitBy = 'hub' | 'operator' | 'implementing-body' | 'authorising-body';

/** What the hub does itself at the end, whoever part 9 names for it: nothing is asked for that is not done by then. */
const ofTheHub: readonly string[] = ['stop-access', 'destroy-keys'];

/** The steps of part 9, each once for each of who does it, with its days. */
export function exitStepsIn({ parts }: AgreementDocument): readonly {
  readonly step: string;
  readonly by: ExitBy;
  readonly withinDays: number;
}[] {
  const steps = parts.ending.exit.map(({ step, by, withinDays }) => ({
    step: step as string,
    by: ofTheHub.includes(step) ? ('hub' as const) : (by as ExitBy),
    withinDays,
  }));
  // A step named twice for the same party has the shorter of the two times.
  const once = new Map<string, (typeof steps)[number]>();
  for (const one of steps) {
    const key = `${one.step} ${one.by}`;
    const before = once.get(key);
    if (!before || one.withinDays < before.withinDays) once.set(key, one);
  }
  return [...once.values()];
}

const asAgreed = {
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  verified: true,
} as const;

/**
 * On which day an end takes effect. A breach that the agreement answers with termination and an end both sides agree on may take effect
 * at once; any other keeps the notice of part 12, however early a day was asked for. Output: the day, null for at once.
 */
export const AR1 = defineRule({
  ...asAgreed,
  id: 'AR1',
  title: text('终止须提前通知', 'Notice before an end'),
  clause: { document: '实施规范', article: '14-12' },
  parameters: {},
  actsIn: [
    'authorisation.propose-termination',
    'authorisation.request-termination',
    'authorisation.approve-termination',
    'authorisation.termination-due',
  ],
  check: (input: {
    readonly ground: GroundKind;
    readonly wanted: Temporal.PlainDate | null;
    readonly noticeDays: number;
    readonly today: Temporal.PlainDate;
  }) => {
    const { ground, wanted, noticeDays, today } = input;
    const notice = ground === 'agreed' ? noticeDays : 0;
    const earliest = today.add({ days: notice });
    const day = wanted && Temporal.PlainDate.compare(wanted, earliest) > 0 ? wanted : earliest;
    const output = Temporal.PlainDate.compare(day, today) > 0 ? day : null;
    return {
      holds: true,
      output,
      reasons: [
        output
          ? text(
              `自 ${output} 起终止${notice > 0 ? `（提前 ${notice} 日通知）` : ''}`,
              `Ends on ${output}${notice > 0 ? ` (${notice} days’ notice)` : ''}`,
            )
          : text('决定后即时终止', 'Ends at once when decided'),
      ],
    };
  },
});

/** Until when a step of the exit has to be done. */
export const AR2 = defineRule({
  ...asAgreed,
  id: 'AR2',
  title: text('退出事项的办理期限', 'Time for a step of the exit'),
  clause: { document: '实施规范', article: '14-9' },
  parameters: {},
  actsIn: ['authorisation.confirm-exit-step'],
  check: (input: { readonly from: Temporal.Instant; readonly withinDays: number }) => {
    const output: Deadline = chinaCalendar.deadlineAfterCalendarDays(input.from, input.withinDays);
    return {
      holds: true,
      output,
      reasons: [
        text(
          `自授权终止之日起 ${input.withinDays} 日内办结，至 ${output.lastDay} 止`,
          `Done within ${input.withinDays} days of the end: until ${output.lastDay}`,
        ),
      ],
    };
  },
});
