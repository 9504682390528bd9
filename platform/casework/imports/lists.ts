import type { Actor, AnyAct, SheetImport, Uploads } from '#foundation';
import type { FormWriter, ListReader } from '../ports.ts';
import type { Registry } from '../registry.ts';

export interface ImportPorts {
  readonly registry: () => Pick<Registry, 'imports'>;
  readonly uploads: () => Uploads;
  readonly reader: ListReader;
  readonly forms: FormWriter;
  /** May the present post do this act on something of its own organisation? */
  readonly mayStart: (actor: Actor, act: AnyAct, kinds?: readonly string[]) => boolean;
}

/** The lists that somebody can bring in: those whose act is theirs to do. */
export const importsFor = (
  ports: Pick<ImportPorts, 'registry' | 'mayStart'>,
  actor: Actor,
): readonly SheetImport[] =>
  actor.kind === 'person'
    ? ports
        .registry()
        .imports.filter(({ act, on }) => ports.mayStart(actor, act, on === undefined ? undefined : [on]))
    : [];

export const importNamed = (
  ports: Pick<ImportPorts, 'registry' | 'mayStart'>,
  actor: Actor,
  name: string,
): SheetImport | undefined => importsFor(ports, actor).find((list) => list.name === name);

/** The list of an import that was filed, whoever looks. */
export const listOf = (registry: () => Pick<Registry, 'imports'>, name: string): SheetImport | undefined =>
  registry().imports.find((list) => list.name === name);
