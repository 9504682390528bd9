import { defineLifecycle, type Text, text } from '#foundation';
import { type ApplicationType, typeTitles } from './following.ts';

export type MandateState = 'asked' | 'in-force' | 'refused' | 'withdrawn' | 'resigned' | 'expired';
export type MandateEvent = 'confirm' | 'refuse' | 'withdraw' | 'resign' | 'expire';

/** 授权委托书: entered by either side, in force once the principal has confirmed it, ended by either side or by its last day. */
export const mandateLifecycle = defineLifecycle<MandateState, MandateEvent>({
  id: 'registration.mandate',
  title: text('登记委托代理', 'Mandate of a registration agent'),
  initial: 'asked',
  states: {
    asked: {
      title: text('待委托人确认', 'To be confirmed by the principal'),
      on: { confirm: 'in-force', refuse: 'refused', withdraw: 'withdrawn', resign: 'resigned' },
    },
    'in-force': {
      title: text('委托有效', 'In force'),
      on: { withdraw: 'withdrawn', resign: 'resigned', expire: 'expired' },
    },
    refused: { title: text('委托人不予确认', 'Not confirmed by the principal') },
    withdrawn: { title: text('委托人已撤回', 'Withdrawn by the principal') },
    resigned: { title: text('代理人已辞去', 'Resigned by the agent') },
    expired: { title: text('委托期满', 'Over') },
  },
  events: {
    confirm: text('确认委托', 'Confirm'),
    refuse: text('不予确认', 'Do not confirm'),
    withdraw: text('撤回委托', 'Withdraw'),
    resign: text('辞去委托', 'Resign'),
    expire: text('委托期满', 'It is over'),
  },
});

/** What an agent may be charged with. A correction is anybody's to ask for, and its answer is the registrant's own. */
export const coveredTypes = [
  'first',
  'change',
  'renewal',
  'cancellation',
] as const satisfies readonly ApplicationType[];
export type CoveredType = (typeof coveredTypes)[number];

export const coversInWords = (covers: readonly string[]): Text => {
  const titles = covers.map((type) => typeTitles[type as ApplicationType]);
  return text(titles.map(({ zh }) => zh).join('、'), titles.map(({ en }) => en).join(', '));
};

/** What a mandate says, as the log fixes it and the check reads it again. */
export const mandateSays = (mandate: {
  readonly principal: string;
  readonly agent: string;
  readonly covers: readonly string[];
  readonly things: readonly string[];
  readonly until: Temporal.PlainDate;
  readonly letter_number: string;
  readonly letter_sha256: string;
}) => ({
  principal: mandate.principal,
  agent: mandate.agent,
  covers: [...mandate.covers],
  things: [...mandate.things],
  until: mandate.until.toString(),
  letterNumber: mandate.letter_number,
  letterSha256: mandate.letter_sha256,
});
