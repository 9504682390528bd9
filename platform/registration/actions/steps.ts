import { type TObject, type TProperties, Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineAction,
  ok,
  type Problem,
  type ProblemMaker,
  type Result,
  refuse,
  type Text,
  type Tx,
  text,
} from '#foundation';
import type { Application } from '../desk.ts';
import { applicationSubject } from '../desk.ts';
import { type ApplicationEvent, type ApplicationState, applicationLifecycle } from '../model/lifecycle.ts';
import { lockApplication, registrationTables } from '../store/tables.ts';

/** What a step changes besides the state, or the problem that stops it. */
export type StepOutcome = Partial<Application> | { readonly problem: Problem };

interface StepDefinition<Extra extends TProperties> {
  readonly name: string;
  readonly event: ApplicationEvent;
  /** Where the event depends on what the application is; `event` otherwise. */
  readonly eventOf?: (application: Application) => ApplicationEvent;
  readonly title: Text;
  readonly description: Text;
  readonly input: Extra;
  readonly rules: readonly string[];
  readonly problems?: readonly ProblemMaker[];
  readonly fourEyes?: boolean;
  readonly dangerous?: boolean;
  /** What the step changes besides the state; or the problem that stops it. */
  readonly run: (
    step: {
      readonly actor: Actor;
      readonly person: string;
      readonly tx: Tx;
      readonly application: Application;
      readonly next: ApplicationState;
    },
    // biome-ignore lint/suspicious/noExplicitAny: each step reads the fields of its own schema, checked by the executor.
    input: any,
  ) => Promise<StepOutcome>;
}

export const StepAnswer = Type.Object({ applicationId: Type.String(), state: Type.String() });
const byApplication = {
  applicationId: Type.String({ maxLength: 60, title: '登记申请', titleEn: 'Application' }),
};

/** One step of an application: lock it, ask the lifecycle, do what the step does, store the new state. */
export function defineStep<Extra extends TProperties>(step: StepDefinition<Extra>) {
  return defineAction({
    name: `registration.${step.name}`,
    title: step.title,
    description: step.description,
    input: Type.Object({ ...byApplication, ...step.input }, { additionalProperties: false }) as TObject<
      typeof byApplication & Extra
    >,
    output: StepAnswer,
    problems: (step.problems ?? []).map((problem) => problem.type),
    rules: step.rules,
    ...(step.fourEyes ? { fourEyes: true } : {}),
    ...(step.dangerous ? { dangerous: true } : {}),
    subject: (tx, input) => applicationSubject(tx, (input as { applicationId: string }).applicationId),
    async run(actor, input, tx): Promise<Result<{ applicationId: string; state: string }>> {
      const application = await lockApplication(tx, (input as { applicationId: string }).applicationId);
      const next = applicationLifecycle.next(application.state, step.eventOf?.(application) ?? step.event);
      if (!next.ok) return next;
      const person = actor.kind === 'person' ? actor.personId : actorReference(actor);
      const change = await step.run({ actor, person, tx, application, next: next.value }, input);
      if ('problem' in change && change.problem) return refuse(change.problem);
      await registrationTables(tx)
        .updateTable('registration.application')
        .set({ ...(change as Partial<Application>), state: next.value })
        .where('id', '=', application.id)
        .execute();
      return ok({ applicationId: application.id, state: next.value });
    },
  });
}

/** Fields that several steps share. */
export const reasonField = (zh: string, en: string) =>
  Type.String({ minLength: 4, maxLength: 1000, title: zh, titleEn: en });

export const opinion = Type.Optional(Type.String({ maxLength: 1000, title: '意见', titleEn: 'Opinion' }));
export const sentence = text;
