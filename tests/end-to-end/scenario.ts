import type { Person } from './person.ts';

/** 依场景授权: the operator files the scenario its desk offers, and the two bodies pass it. */
export async function passScenario(as: (name: string) => Person, agreementId: string): Promise<void> {
  const line = await as('operator').task('authorisation.scenario-filing', agreementId);
  const { scenario } = (await as('operator').get(`/api/v1/tasks/${line.id}`)).body.acts[0].prefill;
  const { scenarioId } = await as('operator').act('authorisation.file-scenario', {
    agreementId,
    scenario: {
      ...scenario,
      use: '按区统计养老服务对象，并经本人同意核验。',
      measures: '最小分组十人，核验须经本人同意。',
    },
  });
  for (const [who, review, act, opinion] of [
    ['implementing', 'security', 'pass-security', '措施可行，可以开展'],
    ['authorising', 'compliance', 'pass-compliance', '用途、产品与协议一致'],
  ] as const)
    await as(who).finish(
      `authorisation.scenario-${review}`,
      `authorisation.${act}-of-scenario`,
      { opinion },
      scenarioId,
    );
}
