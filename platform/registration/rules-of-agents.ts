import { defineRule, type Text, text } from '#foundation';
import type { ApplicationType } from './model/following.ts';
import { coversInWords, type MandateState, mandateLifecycle } from './model/mandate.ts';

/**
 * An agent files for a registrant only under a mandate that is in force and carries just this. The registration rules have no clause
 * on agents that was read: the national platform asks for the agent on a page of its form, and a mandate in writing names matter,
 * power and time by the general rule.
 */
export const AG1 = defineRule({
  id: 'AG1',
  title: text('委托代理须在授权范围和期限内', 'An agent acts within its mandate'),
  clause: { document: '登记平台', article: '委托代理信息' },
  alsoBasedOn: [{ document: '民法典', article: '165' }],
  jurisdiction: 'CN',
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  verified: false,
  parameters: {},
  actsIn: [
    'registration.draft-application',
    'registration.draft-change',
    'registration.draft-renewal',
    'registration.draft-cancellation',
    'registration.complete-materials',
    'registration.submit-application',
  ],
  check: (input: {
    readonly mandate: {
      readonly state: MandateState;
      readonly until: Temporal.PlainDate;
      readonly covers: readonly string[];
      readonly things: readonly string[];
    };
    /** Whether principal and agent are still the organisations that it names. */
    readonly principalStands: boolean;
    readonly agentStands: boolean;
    readonly on: Temporal.PlainDate;
    readonly type: ApplicationType;
    readonly thing: string;
  }) => {
    const { mandate, on, type, thing } = input;
    const reasons: Text[] = [];
    const state = mandateLifecycle.states[mandate.state].title;
    if (mandate.state !== 'in-force')
      reasons.push(text(`委托不在有效状态：${state.zh}`, `The mandate is not in force: ${state.en}`));
    if (Temporal.PlainDate.compare(on, mandate.until) > 0)
      reasons.push(text(`委托期限至 ${mandate.until}，已届满`, `It was given until ${mandate.until}`));
    if (!input.principalStands)
      reasons.push(
        text(
          '委托人已并入其他单位，由承接单位重新委托',
          'The principal was merged: its successor gives a new one',
        ),
      );
    if (!input.agentStands)
      reasons.push(text('代理人已终止，委托随之终止', 'The agent has ended, and the mandate with it'));
    if (!mandate.covers.includes(type)) {
      const covered = coversInWords(mandate.covers);
      const asked = coversInWords([type]);
      reasons.push(
        text(`委托事项为${covered.zh}，不含${asked.zh}`, `It carries ${covered.en}, not: ${asked.en}`),
      );
    }
    if (mandate.things.length > 0 && !mandate.things.includes(thing))
      reasons.push(text('委托范围不含这项数据', 'It does not carry this thing'));
    return {
      holds: reasons.length === 0,
      output: undefined,
      reasons:
        reasons.length > 0
          ? reasons
          : [text(`委托有效，至 ${mandate.until} 止`, `The mandate is in force until ${mandate.until}`)],
    };
  },
});

/** Why a mandate cannot be entered as it is, all of it at once. Empty: it can. */
export const AG2 = defineRule({
  id: 'AG2',
  title: text('授权委托书记载事项', 'What a mandate must say'),
  clause: { document: '登记平台', article: '委托代理信息' },
  alsoBasedOn: [{ document: '民法典', article: '165' }],
  jurisdiction: 'CN',
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  verified: false,
  parameters: { years: 3 },
  actsIn: ['registration.grant-mandate', 'registration.enter-mandate'],
  check: (
    input: {
      readonly samePrincipalAndAgent: boolean;
      readonly principalCanAnswer: boolean;
      readonly agentCanAct: boolean;
      readonly agentIsRegistrar: boolean;
      readonly on: Temporal.PlainDate;
      readonly until: Temporal.PlainDate;
      readonly hasLetter: boolean;
      /** Titles of listed things that are not there or not the principal's. */
      readonly strangeThings: readonly string[];
    },
    { years },
  ) => {
    const output: { at: string; message: Text }[] = [];
    const wrong = (at: string, zh: string, en: string) => output.push({ at, message: text(zh, en) });
    if (input.samePrincipalAndAgent) wrong('/agentId', '不能委托本单位', 'Nobody is their own agent');
    if (!input.principalCanAnswer)
      wrong(
        '/principalId',
        '委托人没有可以确认的岗位（数源部门或运营机构）',
        'The principal has no post of a source department or operator to confirm it',
      );
    if (!input.agentCanAct)
      wrong('/agentId', '代理人没有登记代理岗位', 'The agent has no post of a registration agent');
    if (input.agentIsRegistrar) wrong('/agentId', '登记机构不能作代理人', 'A registrar is no agent');
    if (Temporal.PlainDate.compare(input.until, input.on) < 0)
      wrong('/until', '委托期限已过', 'It is over already');
    if (Temporal.PlainDate.compare(input.until, input.on.add({ years })) > 0)
      wrong('/until', `委托期限最长 ${years} 年`, `It is given for at most ${years} years`);
    if (!input.hasLetter)
      wrong('/letterUploadId', '没有授权委托书扫描件', 'The scan of the letter is missing');
    for (const thing of input.strangeThings)
      wrong('/thingIds', `${thing}：不是委托人持有的数据`, `${thing}: is not held by the principal`);
    return { holds: output.length === 0, output, reasons: output.map(({ message }) => message) };
  },
});

export const agentRules = [AG1, AG2];
