import { describe, expect, it } from 'vitest';
import { item, resource, sampleAgreement } from '#testkit';
import type { AgreementDocument } from './agreement.ts';
import { AR1, AR2, consentGround, exitStepsIn, groundsOf, terminationLifecycle } from './termination.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-03-01');
const sample = () => sampleAgreement([resource('stops', { items: [item('name', '站名', 'text')] })]);

function agreementWith(grounds: readonly string[]): AgreementDocument {
  const document = sample();
  document.parts.breach.consequences.push({ of: '转让授权', consequence: 'terminate' });
  document.parts.changes.terminationGrounds = [...grounds];
  return document;
}

describe('AR1: on which day an end takes effect', () => {
  it.each([
    ['breach', null, null],
    ['breach', '2026-02-20', null],
    ['breach', '2026-03-02', '2026-03-02'],
    ['consent', null, null],
    ['consent', '2026-03-02', '2026-03-02'],
    ['agreed', null, '2026-03-31'],
    ['agreed', '2026-03-10', '2026-03-31'],
    ['agreed', '2026-03-31', '2026-03-31'],
    ['agreed', '2026-04-15', '2026-04-15'],
  ] as const)('%s, asked for %s: %s', (ground, wanted, expected) => {
    const verdict = AR1.judge({ ground, wanted: wanted ? day(wanted) : null, noticeDays: 30, today });
    expect(verdict.output?.toString() ?? null).toBe(expected);
  });

  it('an agreement without notice may end at once on any ground', () => {
    expect(AR1.judge({ ground: 'agreed', wanted: null, noticeDays: 0, today }).output).toBeNull();
  });
});

it('AR2 gives each step the days of part 9', () => {
  const from = Temporal.Instant.from('2026-03-01T15:00:00+08:00');
  expect(AR2.judge({ from, withinDays: 10 }).output.lastDay.toString()).toBe('2026-03-11');
  expect(AR2.judge({ from, withinDays: 0 }).output.lastDay.toString()).toBe('2026-03-01');
});

describe('grounds', () => {
  it('are the breaches that end it and the cases of part 12, without the end of the term and without consent', () => {
    expect(
      groundsOf(agreementWith(['授权期限届满', '期满', '数据来源不再提供', '双方协商一致', '转让授权'])),
    ).toEqual([
      { kind: 'breach', text: '转让授权' },
      { kind: 'agreed', text: '数据来源不再提供' },
    ]);
  });

  it('of consent are there for every agreement, in its own words where it has some', () => {
    expect(consentGround(agreementWith(['经双方协商一致解除'])).text).toBe('经双方协商一致解除');
    expect(consentGround(agreementWith(['期限届满'])).text).toBe('双方协商一致');
  });
});

it('steps of the exit are each of one party, the hub’s own of the hub, the shorter time where one is named twice', () => {
  const document = sample();
  document.parts.ending.exit.push({ step: 'delete-data', by: 'operator', withinDays: 3 });
  expect(exitStepsIn(document)).toEqual([
    { step: 'stop-access', by: 'hub', withinDays: 0 },
    { step: 'delete-data', by: 'operator', withinDays: 3 },
    { step: 'destroy-keys', by: 'hub', withinDays: 1 },
  ]);
});

it('what was decided is not taken back, and an end that took effect is final', () => {
  expect(terminationLifecycle.allows('decided', 'withdraw')).toBe(false);
  for (const event of ['decide', 'decline', 'withdraw', 'lapse', 'take-effect'] as const)
    expect(terminationLifecycle.allows('effective', event)).toBe(false);
});
