import type { ProjectionMaker } from '../ports.ts';
import type { BuiltProjection } from './build.ts';

/** One run's hold on the projections it reads. */
export interface Use {
  /** These are what it reads, open in the engine under `openAs`. */
  take(projectionIds: readonly string[], openAs: string): void;
  end(): void;
}

/** Who in this process uses which projections, so that none goes while it is read. */
export class ProjectionUse {
  /** By agreement: runs that are looking for their projections and may find any of them. */
  readonly #looking = new Map<string, number>();
  /** By projection: runs that have it. */
  readonly #taken = new Map<string, number>();
  /** What the engine may hold open, by the name it has there. */
  readonly #open = new Map<
    string,
    { readonly agreementId: string; readonly projections: readonly string[] }
  >();
  readonly #making = new Map<string, Promise<BuiltProjection>>();

  begin(agreementId: string): Use {
    let end = count(this.#looking, agreementId);
    return {
      take: (projectionIds, openAs) => {
        const held = projectionIds.map((id) => count(this.#taken, id));
        this.#open.set(openAs, { agreementId, projections: projectionIds });
        end();
        end = () => {
          for (const one of held) one();
        };
      },
      end: () => {
        end();
        end = () => {};
      },
    };
  }

  isUsed(agreementId: string, projectionId: string): boolean {
    return this.#looking.has(agreementId) || this.#taken.has(projectionId);
  }

  /** Projections that the engine may hold open. */
  openNow(): readonly string[] {
    return [...new Set([...this.#open.values()].flatMap(({ projections }) => projections))];
  }

  /** Names under which the engine may hold one of these open; asked for once, since it is told to let go of them. */
  letGoOf(projectionIds: ReadonlySet<string>): readonly string[] {
    const names = [...this.#open].filter(([, { projections }]) =>
      projections.some((id) => projectionIds.has(id)),
    );
    for (const [name] of names) this.#open.delete(name);
    return names.map(([name]) => name);
  }

  /** Made once, however many ask for it at the same time. */
  once(name: string, make: () => Promise<BuiltProjection>): Promise<BuiltProjection> {
    let run = this.#making.get(name);
    if (!run) {
      run = make().finally(() => this.#making.delete(name));
      this.#making.set(name, run);
    }
    return run;
  }
}

/** One more; what comes back takes it away again. */
function count(counts: Map<string, number>, name: string): () => void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
  return () => {
    const left = counts.get(name)! - 1;
    if (left > 0) counts.set(name, left);
    else counts.delete(name);
  };
}

const uses = new WeakMap<ProjectionMaker, ProjectionUse>();

/** Runs and keeper of one instance share it. */
export function projectionsInUse(projections: ProjectionMaker): ProjectionUse {
  const known = uses.get(projections) ?? new ProjectionUse();
  uses.set(projections, known);
  return known;
}
