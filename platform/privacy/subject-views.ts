import { type SubjectView, text } from '#foundation';
import { organisationName } from '#platform/identity';
import { openChange } from './desk.ts';
import type { PrivacyPorts } from './ports.ts';
import { agreementNamer } from './reads/agreement-name.ts';
import { sharesOf, spentInAll } from './store/budget.ts';
import { findAlarm, findPopulation } from './store/tables.ts';

const units = {
  person: text('自然人', 'Persons'),
  household: text('户', 'Households'),
  organisation: text('组织', 'Organisations'),
};

export const populationView: SubjectView = async (tx, id) => {
  const population = await findPopulation(tx, id);
  if (!population) return null;
  const change = await openChange(tx, id);
  const prefill = { populationId: id };
  return {
    title: text(`受保护人群：${population.name}`, `Population: ${population.name}`),
    facts: [
      {
        label: text('保护对象', 'Unit'),
        value: `${units[population.unit].zh} · ${units[population.unit].en}`,
      },
      { label: text('范围', 'Who belongs to it'), value: population.description },
      { label: text('预算 ε', 'Budget ε'), value: population.epsilon },
      { label: text('已用去', 'Spent'), value: spentInAll(await sharesOf(tx, { population: id })) },
      ...(change
        ? [
            { label: text('拟定新总额 ε', 'Proposed total ε'), value: change.epsilon },
            { label: text('理由', 'Reason'), value: change.reason },
          ]
        : []),
    ],
    prefill: {
      'privacy.attach-resource': prefill,
      'privacy.propose-budget': prefill,
      'privacy.approve-budget': { changeId: change?.id ?? '' },
      'privacy.decline-budget': { changeId: change?.id ?? '' },
    },
    page: '/privacy',
  };
};

export const alarmView =
  (ports: PrivacyPorts): SubjectView =>
  async (tx, id) => {
    const alarm = await findAlarm(tx, id);
    if (!alarm) return null;
    const named = await agreementNamer(ports, tx, [alarm.agreement_id]);
    return {
      title: text('疑似差分攻击', 'Differencing alarm'),
      lifecycle: { id: 'privacy.alarm', state: alarm.state },
      facts: [
        {
          label: text('提出后一查询的单位', 'Who asked the later query'),
          value: await organisationName(tx, alarm.organisation),
        },
        { label: text('协议', 'Agreement'), value: named(alarm.agreement_id).number },
        { label: text('先前的调用', 'Earlier call'), value: alarm.earlier_call },
        { label: text('后来的调用', 'Later call'), value: alarm.later_call },
        {
          label: text(
            '两者相差不足最小分组的数',
            'Numbers that differ by fewer units than the minimum group',
          ),
          value: `${alarm.cells}`,
        },
      ],
      prefill: { 'privacy.settle-alarm': { alarmId: id } },
      page: '/privacy',
    };
  };
