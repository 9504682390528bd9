import type { Actor, AnyRead, Tx } from '#foundation';
import { publicActor } from '#foundation';
import { actor } from '../../tests/simulation/province.ts';
import type { World } from '../../tests/simulation/world.ts';
import { samplesOf } from './samples.ts';

/** A read as somebody of the province asks it; drawn anew for each round, so that no round asks what was just asked. */
export interface Asked {
  readonly name: string;
  ask(round: number): Promise<unknown>;
}

export async function askedOf(world: World): Promise<readonly Asked[]> {
  const reads = new Map(
    world.modules.flatMap((module) => (module.reads ?? []).map((read) => [read.name, read] as const)),
  );
  const samples = await samplesOf(world);
  const at = <Value>(all: readonly Value[], round: number): Value => all[round % all.length]!;
  const department = (round: number): Actor => actor(`d${(round * 7) % 50}d`, round % 2 === 0 ? 'a' : 'b');
  const read = (name: string, who: Actor, input: object) => {
    const one = reads.get(name) as AnyRead;
    return world.database().transaction((tx: Tx) => one.run(who, input as never, tx), { mode: 'snapshot' });
  };
  const list = (
    name: string,
    title: string,
    who: (round: number) => Actor,
    input: (round: number) => object = () => ({}),
  ): Asked => ({
    name: title,
    ask: (round) => read(name, who(round), input(round)),
  });
  const [acceptor, reviewer, coder] = ['a', 'b', 'd'].map((seat) => actor('r0r', seat)) as [
    Actor,
    Actor,
    Actor,
  ];
  const holderOf = new Map(
    ['a', 'b', 'c', 'd']
      .flatMap((seat) => [0, 1, 2, 3, 4].map((n) => actor(`r${n}r`, seat)))
      .map((one) => [one.postId as string, one as Actor]),
  );
  const tasks = samples.tasks.filter(({ post_id }) => holderOf.has(post_id));
  const deep = await deepCursor(read, 40);
  return [
    list('casework.tasks', 'open tasks of a registrar: acceptance', () => acceptor),
    list('casework.tasks', 'open tasks of a registrar: form review', () => reviewer),
    list('casework.tasks', 'open tasks of a registrar: coding', () => coder),
    list(
      'casework.tasks',
      'finished tasks of a registrar',
      () => reviewer,
      () => ({ state: 'done' }),
    ),
    list('casework.tasks', 'open tasks of a department', department),
    list('casework.tasks', 'finished tasks of a department', department, () => ({ state: 'done' })),
    {
      name: 'a task page',
      ask: (round) =>
        read('casework.task', holderOf.get(at(tasks, round).post_id)!, { id: at(tasks, round).id }),
    },
    list('casework.notices', 'notices to a department', department),
    list('casework.notices', 'notices to a registrar’s post', () => acceptor),
    list('casework.papers', 'papers a registrar issued', () => coder),
    list('casework.papers', 'papers a department received', department, () => ({ box: 'received' })),
    list('registration.public-notices', 'public notices, all', () => publicActor),
    list(
      'registration.public-notices',
      'public notices that run',
      () => publicActor,
      () => ({ running: true }),
    ),
    list(
      'registration.public-notices',
      'public notices, the 40th page',
      () => publicActor,
      () => ({ cursor: deep }),
    ),
    list(
      'registration.by-query-code',
      'look-up of a registration',
      () => publicActor,
      (round) => ({ queryCode: at(samples.codes, round) }),
    ),
    list(
      'registration.of-thing',
      'registration of a thing',
      () => publicActor,
      (round) => at(samples.things, round),
    ),
    list('registration.duties', 'duties of a department', department),
    list('registration.duties', 'duties of all, for who oversees', () => actor('a0a', 'a')),
    list(
      'registration.duties',
      'duties that were missed, for who oversees',
      () => actor('a0a', 'a'),
      () => ({ missed: true }),
    ),
    list(
      'registration.application',
      'page of an application',
      () => reviewer,
      (round) => ({ id: at(samples.applications, round) }),
    ),
  ];
}

async function deepCursor(
  read: (name: string, who: Actor, input: object) => Promise<unknown>,
  pages: number,
): Promise<string> {
  let cursor: string | null = null;
  for (let page = 0; page < pages; page++) {
    const answer = (await read('registration.public-notices', publicActor, cursor ? { cursor } : {})) as {
      value: { next: string | null };
    };
    if (!answer.value.next) break;
    cursor = answer.value.next;
  }
  return cursor ?? '';
}
