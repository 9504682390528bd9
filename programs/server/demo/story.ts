import type { Actor, Problem } from '#foundation';
import { actorFor } from '#platform/identity';
import type { Running } from '../boot.ts';

export type Say = (zh: string, en: string) => void;

/** The hand that tells the demo's story: every step is an act like any other, by the person whose turn it is, with a key of its own so that telling it again changes nothing. */
export interface Story {
  readonly running: Running;
  readonly say: Say;
  /** Run an act. Throws when it is refused: a story that does not work is a defect. */
  act<Output>(actor: Actor, name: string, key: string, input: object): Promise<Output>;
  /** The same, and what the refusal says when it is refused. */
  attempt(
    actor: Actor,
    name: string,
    key: string,
    input: object,
  ): Promise<{ readonly refused: string | null }>;
  person(id: string): Promise<Actor>;
  /** Load a file into a new revision; the one made earlier, with no word of its warnings, when it was loaded already. */
  loadRevision(
    actor: Actor,
    resourceId: string,
    uploadId: string,
  ): Promise<{ readonly revisionId: string; readonly warnings: number }>;
}

const refusedStep = (key: string, name: string, { code, detail, defects }: Problem): string =>
  `demo step ${key} (${name}) was refused: ${code} ${detail?.en ?? ''} ${JSON.stringify(defects ?? [])}`;

export function createStory(running: Running, say: Say): Story {
  const acts = new Map(
    running.modules.flatMap((module) => (module.acts ?? []).map((act) => [act.name, act] as const)),
  );
  const perform = async (actor: Actor, name: string, key: string, input: object) => {
    const act = acts.get(name);
    if (!act) throw new Error(`the story knows no act ${name}`);
    return running.perform(actor, act, input, { requestId: `demo_${key}`, idempotencyKey: `demo:${key}` });
  };
  const act = async <Output>(actor: Actor, name: string, key: string, input: object): Promise<Output> => {
    const result = await perform(actor, name, key, input);
    if (result.ok) return result.value as Output;
    throw new Error(refusedStep(key, name, result.problem));
  };
  return {
    running,
    say,
    act,
    async loadRevision(actor, resourceId, uploadId) {
      const key = `load:${resourceId}:${uploadId}`;
      const result = await perform(actor, 'catalog.load-revision', key, { resourceId, uploadId });
      if (result.ok) {
        const { revisionId, findings } = result.value as {
          revisionId: string;
          findings: { warning: number };
        };
        return { revisionId, warnings: findings.warning };
      }
      const earlier = result.problem.data?.['revisionId'];
      if (typeof earlier === 'string') return { revisionId: earlier, warnings: 0 };
      throw new Error(refusedStep(key, 'catalog.load-revision', result.problem));
    },
    async attempt(actor, name, key, input) {
      const result = await perform(actor, name, key, input);
      return { refused: result.ok ? null : result.problem.code };
    },
    async person(id) {
      const actor = await running.database.transaction((tx) => actorFor(tx, { personId: id }));
      if (!actor) throw new Error(`demo person ${id} has no post`);
      return actor;
    },
  };
}
