import type { Actor } from '#foundation';
import { registrationOf } from '#platform/registration';
import { workingDaysLater } from './later.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

export const registrar = '云枢省公共数据资源登记中心';

/** Something to be registered, and by whom. */
export interface ToRegister {
  readonly key: string;
  readonly kind: 'resource' | 'product';
  readonly thingId: string;
  readonly registrant: string;
  readonly role: 'source-department' | 'operator';
  readonly contentSummary: string;
  readonly materials: {
    readonly legality: string;
    readonly storage: string;
    readonly productsAndServices: string;
    readonly scenarios: string;
    readonly riskAssessment: string;
    readonly riskAssessmentNumber: string;
  };
}

/** The registrant prepares the filing; it waits for another of its people to review it. Returns the application. */
export async function draftApplication(story: Story, city: DemoCity, thing: ToRegister): Promise<string> {
  const { applicationId } = await story.act<{ applicationId: string }>(
    await city.holder(thing.registrant, thing.role),
    'registration.draft-application',
    `registration:draft:${thing.key}`,
    {
      kind: thing.kind,
      thingId: thing.thingId,
      registrarId: city.organisations.get(registrar) ?? '',
      contentSummary: thing.contentSummary,
      materials: thing.materials,
    },
  );
  return applicationId;
}

/** The registrant prepares, another of its people reviews, and it is filed. Returns the application. */
export async function fileApplication(story: Story, city: DemoCity, thing: ToRegister): Promise<string> {
  const applicationId = await draftApplication(story, city, thing);
  const author = await city.holder(thing.registrant, thing.role);
  const second = await city.second(thing.registrant, thing.role);
  await step(story, second, 'review-application', applicationId, { opinion: '材料真实、合法、完整。' });
  await step(story, author, 'submit-application', applicationId, {});
  return applicationId;
}

/** Application → acceptance → form review → ten working days of public notice → query code and result sheet (登记办法 Art 8–13). */
export async function register(
  story: Story,
  city: DemoCity,
  name: string,
  things: readonly ToRegister[],
): Promise<readonly { readonly applicationId: string; readonly queryCode: string }[]> {
  const acceptor = await city.holder(registrar, 'registrar-acceptor');
  const reviewer = await city.holder(registrar, 'registrar-reviewer');
  const coder = await city.holder(registrar, 'registrar-coder');
  const applications: string[] = [];
  for (const thing of things) applications.push(await fileApplication(story, city, thing));
  await workingDaysLater(story, city, 1, `${name}:accept`);
  for (const id of applications) await step(story, acceptor, 'accept-application', id, {});
  await workingDaysLater(story, city, 1, `${name}:examine`);
  for (const id of applications) await step(story, reviewer, 'pass-examination', id, {});
  // Ten working days have run when the eleventh begins.
  await workingDaysLater(story, city, 11, `${name}:notice`);
  const registered = [];
  for (const thing of things) registered.push(await code(story, coder, thing));
  return registered;
}

/** Assigning the code is work between transactions, so it has no key of its own: what is coded already is left as it is. */
async function code(story: Story, coder: Actor, thing: ToRegister) {
  const filed = await story.running.database.transaction((tx) =>
    registrationOf(tx, { kind: thing.kind, id: thing.thingId }),
  );
  if (!filed) throw new Error(`${thing.key} was filed and is not there`);
  const { applicationId, queryCode } = filed;
  if (queryCode) return { applicationId, queryCode };
  const answer = await story.act<{ queryCode: string }>(
    coder,
    'registration.assign-code',
    `registration:code:${applicationId}`,
    { applicationId },
  );
  return { applicationId, queryCode: answer.queryCode };
}

/** One step of an application, once. */
export const step = (story: Story, actor: Actor, name: string, applicationId: string, more: object) =>
  story.act(actor, `registration.${name}`, `registration:${name}:${applicationId}`, {
    applicationId,
    ...more,
  });
