import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { defineLifecycle, text } from '#foundation';

export type CoApplicationState = 'asked' | 'confirmed' | 'refused' | 'withdrawn' | 'void';

/** The part of a co-applicant in a joint application (登记办法 Art 7): asked, confirmed or refused, taken back until the filing; void once the set changed. */
export const coApplicationLifecycle = defineLifecycle<
  CoApplicationState,
  'confirm' | 'refuse' | 'take-back' | 'void'
>({
  id: 'registration.co-application',
  title: text('联合申请人确认', 'Confirmation by a co-applicant'),
  initial: 'asked',
  states: {
    asked: {
      title: text('待确认', 'Asked'),
      on: { confirm: 'confirmed', refuse: 'refused', void: 'void' },
    },
    confirmed: { title: text('已确认', 'Confirmed'), on: { 'take-back': 'withdrawn', void: 'void' } },
    refused: { title: text('不同意联合申请', 'Refused'), on: { confirm: 'confirmed', void: 'void' } },
    withdrawn: {
      title: text('已撤回确认', 'Confirmation taken back'),
      on: { confirm: 'confirmed', refuse: 'refused', void: 'void' },
    },
    void: { title: text('申请人或材料已变更，作废', 'Void: applicants or materials changed') },
  },
  events: {
    confirm: text('确认联合申请', 'Confirm'),
    refuse: text('不同意联合申请', 'Refuse'),
    'take-back': text('撤回确认', 'Take back'),
    void: text('作废', 'Void'),
  },
});

/** States of an application in which its co-applicants may still answer, or be others. */
export const openToApplicants: readonly string[] = ['draft', 'business-reviewed', 'returned'];

export const shareField = (zh: string, en: string) =>
  Type.String({ minLength: 4, maxLength: 300, title: zh, titleEn: en });

/** Values in a fixed order of their keys, so that what is stored and read again has the same digest. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, sorted(one)]),
        )
      : value;

/** What a co-applicant agrees to: who files with which part, and all that is filed. Something else has another digest. */
export const agreedDigest = (filing: {
  readonly type: string;
  readonly thing: string;
  readonly title: string;
  readonly summary: string;
  readonly materials: unknown;
  readonly details: unknown;
  readonly leadShare: string | null;
  readonly parts: readonly { readonly organisation: string; readonly share: string }[];
}): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(filing)))
    .digest('hex');
