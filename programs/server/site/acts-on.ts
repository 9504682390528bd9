import { type Static, Type } from 'typebox';
import {
  type Actor,
  type AnyAct,
  defineRead,
  InputSchemaSchema,
  ok,
  type SubjectSummary,
  TextSchema,
  type Tx,
  text,
} from '#foundation';
import { answeredNow, decide } from '#platform/identity';
import type { SiteFacts } from './site.ts';

/** An act as a form needs it. */
export const ActLine = Type.Object({
  name: Type.String(),
  title: TextSchema,
  description: TextSchema,
  path: Type.String(),
  schema: InputSchemaSchema,
  dangerous: Type.Boolean(),
  idempotent: Type.Boolean(),
  rules: Type.Array(Type.String()),
});

export const actLine = (act: AnyAct) => ({
  name: act.name,
  title: act.title,
  description: act.description,
  path: act.path ?? `/api/v1/actions/${act.name}`,
  schema: act.input as Static<typeof InputSchemaSchema>,
  dangerous: act.dangerous ?? false,
  idempotent: act.idempotent ?? false,
  rules: [...(act.rules ?? [])],
});

const ActOnThing = Type.Object({
  ...ActLine.properties,
  /** What the form starts with, the thing's own id among it. */
  prefill: Type.Unsafe<{ readonly [name: string]: unknown }>({ type: 'object', additionalProperties: true }),
});

/**
 * What the present post may do about one thing, as the same policies decide that judge the deed itself. Nothing is told of a thing
 * about which the reader may do nothing, nor whether it is there.
 */
export const actsOnRead = (facts: Pick<SiteFacts, 'modules' | 'policies'>) =>
  defineRead({
    name: 'site.acts-on',
    title: text('我对这个对象可以办的事项', 'What I can do about this'),
    path: '/api/v1/acts/on/{kind}/{id}',
    audience: 'signed-in',
    input: Type.Object({ kind: Type.String({ maxLength: 40 }), id: Type.String({ maxLength: 80 }) }),
    output: Type.Object({
      items: Type.Array(ActOnThing),
      next: Type.Null(),
      total: Type.Integer(),
      /** What the thing is called. */
      title: Type.Union([TextSchema, Type.Null()]),
      /** Address of the thing's own page in the portal. */
      page: Type.Union([Type.String(), Type.Null()]),
    }),
    async run(actor, { kind, id }, tx) {
      const modules = facts.modules();
      const view = modules
        .flatMap(({ subjects }) => (subjects && Object.hasOwn(subjects, kind) ? [subjects[kind]] : []))
        .at(0);
      const summary = (await view?.(tx, id)) ?? null;
      const items = summary ? await permitted(facts, actor, summary, tx) : [];
      const told = items.length > 0 ? summary : null;
      return ok({
        items,
        next: null,
        total: items.length,
        title: told?.title ?? null,
        page: told?.page ?? null,
      });
    },
  });

async function permitted(
  facts: Pick<SiteFacts, 'modules' | 'policies'>,
  actor: Actor,
  summary: SubjectSummary,
  tx: Tx,
) {
  const found = [];
  for (const act of facts.modules().flatMap((module) => [...(module.acts ?? [])])) {
    const prefill = Object.hasOwn(summary.prefill, act.name) ? summary.prefill[act.name] : undefined;
    const subject = prefill && (await act.subject(tx, prefill, actor));
    if (
      subject &&
      decide(facts.policies(), actor, act.name, await answeredNow(tx, act.name, subject)).allowed
    )
      found.push({ ...actLine(act), prefill: { ...prefill } });
  }
  return found;
}
