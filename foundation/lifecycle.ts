import { Type } from 'typebox';
import { type AnyMachineSnapshot, type AnyStateMachine, createMachine, transition } from 'xstate';
import { TextSchema } from './page.ts';
import { defineProblems, type Problem } from './problem.ts';
import { ok, type Result, refuse } from './result.ts';
import { type Text, text } from './text.ts';

export const lifecycleProblems = defineProblems('lifecycle', {
  'not-now': {
    status: 409,
    title: text('现在不能办理这一步', 'This step is not possible now'),
    advice: text(
      '请刷新页面查看当前状态，并办理当前状态允许的事项。',
      'Reload to see the present state and do one of the steps it allows.',
    ),
  },
});

export interface LifecycleState<State extends string, Event extends string> {
  readonly title: Text;
  readonly on?: { readonly [E in Event]?: State };
}

export interface LifecycleDefinition<State extends string, Event extends string> {
  /** `module.thing`, e.g. `registration.application`. */
  readonly id: string;
  readonly title: Text;
  readonly initial: State;
  readonly states: { readonly [S in State]: LifecycleState<State, Event> };
  readonly events: { readonly [E in Event]: Text };
}

/** A statutory lifecycle: which steps exist, which are possible now, and the picture of it. Pure: state and event in, state out. */
export interface Lifecycle<State extends string, Event extends string>
  extends LifecycleDefinition<State, Event> {
  /** The state after the event, or the problem `lifecycle/not-now` that names state and event. */
  readonly next: (state: State, event: Event) => Result<State>;
  readonly allows: (state: State, event: Event) => boolean;
  readonly diagram: () => LifecycleDiagram;
}

export interface LifecycleDiagram {
  readonly id: string;
  readonly title: Text;
  readonly initial: string;
  readonly states: readonly { readonly id: string; readonly title: Text; readonly final: boolean }[];
  readonly transitions: readonly {
    readonly from: string;
    readonly event: string;
    readonly title: Text;
    readonly to: string;
  }[];
}

/** {@link LifecycleDiagram} on the wire. */
export const LifecycleDiagramSchema = Type.Object({
  id: Type.String(),
  title: TextSchema,
  initial: Type.String(),
  states: Type.Array(Type.Object({ id: Type.String(), title: TextSchema, final: Type.Boolean() })),
  transitions: Type.Array(
    Type.Object({ from: Type.String(), event: Type.String(), title: TextSchema, to: Type.String() }),
  ),
});

export type AnyLifecycle = Pick<Lifecycle<string, string>, 'id' | 'title' | 'diagram'>;

/** States and events of a thing, in words. `next` gives the state after an event or the problem `lifecycle/not-now`; the page of lifecycles and the task page draw it. */
export function defineLifecycle<State extends string, Event extends string>(
  definition: LifecycleDefinition<State, Event>,
): Lifecycle<State, Event> {
  const names = Object.keys(definition.states) as State[];
  const machine: AnyStateMachine = createMachine({
    id: definition.id,
    initial: definition.initial,
    states: Object.fromEntries(names.map((name) => [name, { on: { ...definition.states[name].on } }])),
  });
  const snapshot = (state: State): AnyMachineSnapshot => machine.resolveState({ value: state, context: {} });
  const allows = (state: State, event: Event) => snapshot(state).can({ type: event });

  return {
    ...definition,
    allows,
    next(state, event) {
      if (!allows(state, event)) return refuse(notNow(definition, state, event));
      const [after] = transition(machine, snapshot(state), { type: event });
      return ok(after.value as State);
    },
    diagram: () => ({
      id: definition.id,
      title: definition.title,
      initial: definition.initial,
      states: names.map((id) => {
        const state: LifecycleState<State, Event> = definition.states[id];
        return { id, title: state.title, final: Object.keys(state.on ?? {}).length === 0 };
      }),
      transitions: names.flatMap((from) => {
        const state: LifecycleState<State, Event> = definition.states[from];
        return (Object.entries(state.on ?? {}) as [Event, State][]).map(([event, to]) => ({
          from,
          event,
          title: definition.events[event],
          to,
        }));
      }),
    }),
  };
}

function notNow<State extends string, Event extends string>(
  definition: LifecycleDefinition<State, Event>,
  state: State,
  event: Event,
): Problem {
  const present = definition.states[state].title;
  const wanted = definition.events[event];
  return lifecycleProblems['not-now']({
    detail: text(
      `「${definition.title.zh}」现为“${present.zh}”，不能“${wanted.zh}”。`,
      `${definition.title.en} is “${present.en}”; “${wanted.en}” is not possible from there.`,
    ),
    data: { lifecycle: definition.id, state, event },
  });
}

/** The diagram in Mermaid's language, for the generated documentation. */
export function mermaid(diagram: LifecycleDiagram, language: 'zh' | 'en'): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${diagram.initial}`];
  for (const state of diagram.states) lines.push(`  ${state.id} : ${state.title[language]}`);
  for (const edge of diagram.transitions)
    lines.push(`  ${edge.from} --> ${edge.to} : ${edge.title[language]}`);
  for (const state of diagram.states) if (state.final) lines.push(`  ${state.id} --> [*]`);
  return lines.join('\n');
}

/** Of what may be done to a thing, with what its form starts with, that whose event its present state takes. */
export const offeredIn = <State extends string, Event extends string>(
  lifecycle: Lifecycle<State, Event>,
  state: State,
  acts: { readonly [act: string]: readonly [Event, { readonly [field: string]: unknown }] },
): { readonly [act: string]: { readonly [field: string]: unknown } } =>
  Object.fromEntries(
    Object.entries(acts).flatMap(([act, [event, prefill]]) =>
      lifecycle.allows(state, event) ? [[act, prefill]] : [],
    ),
  );
