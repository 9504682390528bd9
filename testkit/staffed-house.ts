import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import type { Actor, Module, Result, Tx } from '#foundation';
import {
  actorFor,
  createPerform,
  enterFirstRoster,
  type FoundedPost,
  identity,
  loadPolicies,
  type Perform,
  type RoleCode,
} from '#platform/identity';
import { type TestDatabase, testDatabase } from './database.ts';

/** Who there is: somebody holds a post with the role in the organisation. */
const seats = {
  system: ['authority', 'system-admin'],
  security: ['authority', 'security-admin'],
  audit: ['authority', 'audit-admin'],
  authority: ['authority', 'data-authority'],
  buyer: ['bank', 'buyer'],
  'buyer-admin': ['bank', 'organisation-admin'],
  operator: ['operator', 'operator'],
  'operator-admin': ['operator', 'organisation-admin'],
  implementing: ['centre', 'implementing-body'],
  registrar: ['registry', 'registrar-acceptor'],
} as const satisfies { readonly [username: string]: readonly [organisation: string, role: RoleCode] };

export type Somebody = keyof typeof seats;

export interface StaffedHouse {
  readonly db: TestDatabase;
  readonly perform: Perform;
  readonly founded: ReadonlyMap<Somebody, FoundedPost>;
  personId(who: Somebody): string;
  postId(who: Somebody): string;
  organisationId(who: Somebody): string;
  actor(who: Somebody): Promise<Actor>;
  /** Do an act of the module as somebody of the roster, or as an actor, through the executor. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the act answers.
  does(who: Somebody | Actor, act: string, input: object): Promise<Result<any>>;
  /** What is refused: the problem's code, or `done`. */
  outcome(who: Somebody | Actor, act: string, input: object): Promise<string>;
  read<Value>(body: (tx: Tx) => Promise<Value>): Promise<Value>;
}

let calls = 0;

/** The identity module on a database of its own, with the three administrators and a few organisations at work. */
export async function staffedHouse(modules: readonly Module[] = [identity]): Promise<StaffedHouse> {
  const db = await testDatabase(modules);
  const perform = createPerform({
    database: db.database,
    policies: loadPolicies(modules, `staffed-${db.url.slice(-12)}`),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
  const acts = new Map(modules.flatMap(({ acts: list }) => (list ?? []).map((act) => [act.name, act])));
  const founded = await enterRoster(db);
  const of = (who: Somebody): FoundedPost => founded.get(who)!;
  const read: StaffedHouse['read'] = (body) => db.database.transaction(body, { mode: 'snapshot' });
  const actor = async (who: Somebody) => {
    const found = await read((tx) => actorFor(tx, { personId: of(who).personId }));
    if (!found) throw new Error(`${who} has no post`);
    return found;
  };
  const does: StaffedHouse['does'] = async (who, name, input) => {
    const act = acts.get(name);
    if (!act) throw new Error(`there is no act ${name}`);
    const call = { requestId: `req_${++calls}`, idempotencyKey: `key-${calls}` };
    return perform(typeof who === 'string' ? await actor(who) : who, act, input, call);
  };
  return {
    db,
    perform,
    founded,
    personId: (who) => of(who).personId,
    postId: (who) => of(who).postId,
    organisationId: (who) => of(who).organisationId,
    actor,
    does,
    async outcome(who, name, input) {
      const result = await does(who, name, input);
      return result.ok ? 'done' : result.problem.code;
    },
    read,
  };
}

async function enterRoster(db: TestDatabase): Promise<ReadonlyMap<Somebody, FoundedPost>> {
  const people = Object.keys(seats) as Somebody[];
  const organisations = [...new Set(people.map((who) => seats[who][0]))];
  const order = organisations.flatMap((name) => people.filter((who) => seats[who][0] === name));
  const posts = await db.database.transaction((tx) =>
    enterFirstRoster(
      tx,
      organisations.map((name) => ({
        name,
        kind: 'company',
        posts: order
          .filter((who) => seats[who][0] === name)
          .map((who) => ({
            titleZh: `${who}岗`,
            titleEn: who,
            roles: [seats[who][1]],
            holder: { name: `人员 ${who}`, staffNumber: who },
          })),
      })),
      '测试',
    ),
  );
  return new Map(order.map((who, place) => [who, posts[place]!]));
}
