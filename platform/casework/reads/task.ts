import { type Static, Type } from 'typebox';
import {
  type AnyAct,
  defineRead,
  InputSchemaSchema,
  idPattern,
  type LifecycleDiagram,
  LifecycleDiagramSchema,
  ok,
  RuleParametersSchema,
  refuse,
  type SubjectSummary,
  TextSchema,
  type Tx,
  text,
} from '#foundation';
import type { StatutoryClock } from '../model/clock.ts';
import type { Task } from '../model/task.ts';
import { problems } from '../problems.ts';
import type { Registry } from '../registry.ts';
import { clocksOf } from '../store/clocks.ts';
import { nameOf } from '../store/posts.ts';
import { stepsOf } from '../store/steps.ts';
import { findTask, tasksOf } from '../store/tasks.ts';
import { cited, clauseSchema, nullable, said } from './schemas.ts';

const anyObject = Type.Unsafe<{ readonly [name: string]: unknown }>({
  type: 'object',
  additionalProperties: true,
});

const output = Type.Object({
  task: Type.Object({
    id: Type.String(),
    kind: Type.String(),
    title: TextSchema,
    state: Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('cancelled')]),
    openedAt: Type.String(),
    doneAt: nullable(Type.String()),
  }),
  subject: Type.Object({
    kind: Type.String(),
    id: Type.String(),
    title: TextSchema,
    facts: Type.Array(Type.Object({ label: TextSchema, value: Type.String() })),
    lifecycle: nullable(Type.Object({ id: Type.String(), state: Type.String() })),
    page: nullable(Type.String()),
  }),
  lifecycle: nullable(LifecycleDiagramSchema),
  rules: Type.Array(
    Type.Object({
      id: Type.String(),
      title: TextSchema,
      clause: clauseSchema,
      verified: Type.Boolean(),
      parameters: RuleParametersSchema,
    }),
  ),
  clocks: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      nature: Type.Union([Type.Literal('duty'), Type.Literal('period'), Type.Literal('reminder')]),
      rule: Type.String(),
      clause: clauseSchema,
      startedAt: Type.String(),
      dueAt: Type.String(),
      lastDay: Type.String(),
      provisional: Type.Boolean(),
      state: Type.Union([
        Type.Literal('running'),
        Type.Literal('paused'),
        Type.Literal('fired'),
        Type.Literal('stopped'),
      ]),
      outcome: nullable(Type.Union([Type.Literal('kept'), Type.Literal('missed')])),
      overdue: Type.Boolean(),
      ofThisTask: Type.Boolean(),
    }),
  ),
  acts: Type.Array(
    Type.Object({
      name: Type.String(),
      title: TextSchema,
      description: TextSchema,
      path: Type.String(),
      schema: InputSchemaSchema,
      prefill: anyObject,
      dangerous: Type.Boolean(),
      idempotent: Type.Boolean(),
      primary: Type.Boolean(),
    }),
  ),
  history: Type.Array(Type.Object({ at: Type.String(), actor: TextSchema, title: TextSchema })),
  /** Whose turn it is besides this task, and for what. */
  nextActor: nullable(Type.Object({ name: TextSchema, title: TextSchema })),
});

/**
 * The one task page: what it is about, what can be done, by when and by which rule, what happened so far. Seen by whoever acts
 * in the task's post, as its holder or as a deputy; to everybody else it is not there.
 */
export const taskRead = (registry: () => Registry) =>
  defineRead({
    name: 'casework.task',
    title: text('办件', 'Task'),
    path: '/api/v1/tasks/{id}',
    audience: 'signed-in',
    input: Type.Object({ id: Type.String({ pattern: idPattern('tsk') }) }, { additionalProperties: false }),
    output,
    problems: [problems['not-found'].type],
    async run(actor, input, tx) {
      const task = await findTask(tx, input.id);
      if (!task || actor.kind !== 'person' || actor.postId !== task.postId)
        return refuse(problems['not-found']());
      const all = registry();
      const summary = (await all.subjects[task.subject.kind]?.(tx, task.subject.id)) ?? null;
      const acts = actsOf(task, all);
      const clocks = await clocksOf(tx, task.subject);
      return ok({
        task: {
          id: task.id,
          kind: task.kind,
          title: said(task.title),
          state: task.state,
          openedAt: task.openedAt.toString(),
          doneAt: task.doneAt?.toString() ?? null,
        },
        subject: {
          kind: task.subject.kind,
          id: task.subject.id,
          title: said(summary?.title ?? text(task.subject.id, task.subject.id)),
          facts: (summary?.facts ?? []).map(({ label, value }) => ({ label: said(label), value })),
          lifecycle: summary?.lifecycle ? { ...summary.lifecycle } : null,
          page: summary?.page ?? null,
        },
        lifecycle: diagramOf(summary, all),
        rules: rulesOf(acts, clocks, all),
        clocks: clocks.map((clock) => shownClock(clock, task, tx.now)),
        acts: acts.map((act, index) => shownAct(act, summary, index === 0)),
        history: await historyOf(tx, task),
        nextActor: await nextActor(tx, task),
      });
    },
  });

/** The acts that finish the task, while it is open. A name that no module has is a mistake of the module that opened it. */
function actsOf(task: Task, { acts }: Registry): readonly AnyAct[] {
  if (task.state !== 'open') return [];
  return task.acts.map((name) => {
    const act = acts.find((one) => one.name === name);
    if (!act) throw new Error(`task ${task.kind} names the act ${name}, which no module has`);
    return act;
  });
}

const shownAct = (act: AnyAct, summary: SubjectSummary | null, primary: boolean) => ({
  name: act.name,
  title: said(act.title),
  description: said(act.description),
  path: act.path ?? `/api/v1/actions/${act.name}`,
  schema: act.input as Static<typeof InputSchemaSchema>,
  prefill: { ...summary?.prefill[act.name] },
  dangerous: act.dangerous ?? false,
  idempotent: act.idempotent ?? false,
  primary,
});

function diagramOf(summary: SubjectSummary | null, { lifecycles }: Registry) {
  const diagram: LifecycleDiagram | undefined = lifecycles
    .find(({ id }) => id === summary?.lifecycle?.id)
    ?.diagram();
  if (!diagram) return null;
  return {
    id: diagram.id,
    title: said(diagram.title),
    initial: diagram.initial,
    states: diagram.states.map(({ id, title, final }) => ({ id, title: said(title), final })),
    transitions: diagram.transitions.map(({ from, event, title, to }) => ({
      from,
      event,
      title: said(title),
      to,
    })),
  };
}

/** The clause rail: rules of the acts, then of the clocks, each once. */
function rulesOf(acts: readonly AnyAct[], clocks: readonly StatutoryClock[], { rules }: Registry) {
  const ids = new Set([...acts.flatMap((act) => [...(act.rules ?? [])]), ...clocks.map(({ rule }) => rule)]);
  return [...ids].flatMap((id) => {
    const rule = rules.find((one) => one.id === id);
    if (!rule) return [];
    return [
      {
        id: rule.id,
        title: said(rule.title),
        clause: cited(rule.clause),
        verified: rule.verified,
        parameters: { ...rule.parameters },
      },
    ];
  });
}

const shownClock = (clock: StatutoryClock, task: Task, now: Temporal.Instant) => ({
  id: clock.id,
  kind: clock.kind,
  nature: clock.nature,
  rule: clock.rule,
  clause: cited(clock.clause),
  startedAt: clock.startedAt.toString(),
  dueAt: clock.dueAt.toString(),
  lastDay: clock.lastDay.toString(),
  provisional: clock.provisional,
  state: clock.state,
  outcome: clock.outcome ?? null,
  overdue:
    clock.nature === 'duty' &&
    clock.endedAt === undefined &&
    clock.state !== 'paused' &&
    Temporal.Instant.compare(now, clock.dueAt) >= 0,
  ofThisTask: clock.taskId === task.id,
});

/** Actors are named as they were at the time of the step. */
async function historyOf(tx: Tx, task: Task) {
  const history = [];
  for (const step of await stepsOf(tx, task.subject)) {
    const name = await nameOf(tx, step, step.at);
    history.push({ at: step.at.toString(), actor: said(name), title: said(step.title) });
  }
  return history;
}

/** Whose turn it is besides this task: the post of the oldest other open task about the same thing. */
async function nextActor(tx: Tx, task: Task) {
  const others = await tasksOf(tx, task.subject);
  const next = others.findLast((other) => other.state === 'open' && other.id !== task.id);
  if (!next) return null;
  const name = await nameOf(tx, { organisationId: next.organisationId, postId: next.postId });
  return { name: said(name), title: said(next.title) };
}
