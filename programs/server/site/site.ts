import { type Static, Type } from 'typebox';
import {
  type AnyAct,
  chinaCalendar,
  dateAt,
  defineRead,
  LifecycleDiagramSchema,
  type Module,
  ok,
  RuleParametersSchema,
  refuse,
  shanghai,
  type Text,
  TextSchema,
  text,
} from '#foundation';
import { publishedHead } from '#platform/evidence';
import { type PolicySet, performProblems } from '#platform/identity';
import { ActLine, actLine, actsOnRead } from './acts-on.ts';
import { homeRead } from './home.ts';
import { mayStart } from './startable.ts';

export interface SiteFacts {
  readonly name: Text;
  readonly operator: Text;
  readonly demo: boolean;
  readonly version: string;
  /** All modules; asked at each call, so it may be put together after this module. */
  readonly modules: () => readonly Module[];
  readonly policies: () => PolicySet;
  readonly log: () => {
    readonly origin: string;
    readonly vkey: string;
  };
}

const Clause = Type.Object({ document: Type.String(), article: Type.String() });

/** What the portal needs to know of the node itself: who runs it, what time it is here, which acts and rules there are. */
export function site(facts: SiteFacts): Module {
  const siteRead = defineRead({
    name: 'site.site',
    title: text('本站点', 'This node'),
    path: '/api/v1/site',
    audience: 'public',
    input: Type.Object({}),
    output: Type.Object({
      name: TextSchema,
      operator: TextSchema,
      demo: Type.Boolean(),
      version: Type.String(),
      now: Type.String(),
      today: Type.String(),
      workingDay: Type.Boolean(),
      provisionalCalendar: Type.Boolean(),
      log: Type.Object({
        origin: Type.String(),
        vkey: Type.String(),
        size: Type.Union([Type.Integer(), Type.Null()]),
        checkpointAt: Type.Union([Type.String(), Type.Null()]),
      }),
    }),
    async run(_actor, _input, tx) {
      const day = chinaCalendar.day(dateAt(tx.now));
      const head = await publishedHead(tx);
      return ok({
        name: facts.name,
        operator: facts.operator,
        demo: facts.demo,
        version: facts.version,
        now: tx.now.toZonedDateTimeISO(shanghai).toString({ timeZoneName: 'never' }),
        today: day.date.toString(),
        workingDay: day.working,
        provisionalCalendar: day.provisional,
        log: {
          ...facts.log(),
          size: head.size,
          checkpointAt: head.publishedAt?.toString() ?? null,
        },
      });
    },
  });

  /** Acts that the present post may start by itself: those a policy permits on something new of its own organisation. */
  const actsRead = defineRead({
    name: 'site.acts',
    title: text('我可以发起的事项', 'What I can start'),
    path: '/api/v1/acts',
    audience: 'signed-in',
    input: Type.Object({}),
    output: Type.Object({ items: Type.Array(ActLine), next: Type.Null(), total: Type.Integer() }),
    async run(actor) {
      const startable = acts(facts).filter((act) => mayStart(act, actor, facts.policies()));
      const items = startable.map(actLine);
      return ok({ items, next: null, total: items.length });
    },
  });

  const rulesRead = defineRead({
    name: 'site.rules',
    title: text('规则清单', 'Register of rules'),
    path: '/api/v1/rules',
    audience: 'public',
    input: Type.Object({}),
    output: Type.Object({ items: Type.Array(RuleLine), next: Type.Null(), total: Type.Integer() }),
    async run() {
      const items = rules(facts);
      return ok({ items, next: null, total: items.length });
    },
  });

  const ruleRead = defineRead({
    name: 'site.rule',
    title: text('一条规则', 'One rule'),
    path: '/api/v1/rules/{id}',
    audience: 'public',
    input: Type.Object({ id: Type.String({ maxLength: 20 }) }),
    output: RuleLine,
    async run(_actor, input) {
      const found = rules(facts).find((rule) => rule.id === input.id);
      return found ? ok(found) : refuse(performProblems['not-found']());
    },
  });

  const lifecycleRead = defineRead({
    name: 'site.lifecycle',
    title: text('办理流程图', 'A lifecycle'),
    path: '/api/v1/lifecycles/{id}',
    audience: 'public',
    input: Type.Object({ id: Type.String({ maxLength: 80 }) }),
    output: LifecycleDiagramSchema,
    async run(_actor, input) {
      const found = facts
        .modules()
        .flatMap((module) => module.lifecycles ?? [])
        .find((lifecycle) => lifecycle.id === input.id);
      return found
        ? ok(structuredClone(found.diagram()) as Static<typeof LifecycleDiagramSchema>)
        : refuse(performProblems['not-found']());
    },
  });

  return {
    name: 'site',
    title: text('站点', 'The node'),
    reads: [siteRead, homeRead, actsRead, actsOnRead(facts), rulesRead, ruleRead, lifecycleRead],
  };
}

const acts = (facts: SiteFacts): AnyAct[] => facts.modules().flatMap((module) => [...(module.acts ?? [])]);

const RuleLine = Type.Object({
  id: Type.String(),
  module: Type.String(),
  title: TextSchema,
  clause: Clause,
  alsoBasedOn: Type.Array(Clause),
  inForce: Type.Object({ from: Type.String(), until: Type.Optional(Type.String()) }),
  jurisdiction: Type.String(),
  verified: Type.Boolean(),
  parameters: RuleParametersSchema,
  actsIn: Type.Array(Type.String()),
});

const rules = (facts: SiteFacts) =>
  facts
    .modules()
    .flatMap((module) =>
      (module.rules ?? []).map((rule) => ({
        id: rule.id,
        module: module.name,
        title: rule.title,
        clause: rule.clause,
        alsoBasedOn: [...(rule.alsoBasedOn ?? [])],
        inForce: rule.inForce,
        jurisdiction: rule.jurisdiction,
        verified: rule.verified,
        parameters: JSON.parse(JSON.stringify(rule.parameters ?? {})) as Static<typeof RuleParametersSchema>,
        actsIn: [...rule.actsIn],
      })),
    )
    .sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
