import { type Database, ok, Refusal, type Result, refuse } from '#foundation';
import { personsKey, type QueryPorts } from '../ports.ts';
import {
  admitVerification,
  type VerificationAdmission,
  type VerificationAsked,
} from './admit-verification.ts';
import { type VerificationKeys, verificationKeys } from './keys.ts';
import { type Served, snapshotFor } from './snapshots.ts';

/** An admitted verification with its snapshot open. It says what was so when it was made; the release holds it against what is. */
export interface Prepared extends VerificationAdmission {
  readonly keys: VerificationKeys;
  /** Of the resource, whatever the agreement: under them a person stands who asked to be stopped. */
  readonly persons: VerificationKeys;
  readonly served: Served;
}

export interface PreparedVerifications {
  /** It may be of some time ago: the release looks at term, standing and revision again. */
  get(database: Database, name: string, asked: VerificationAsked): Promise<Result<Prepared>>;
  /** Forget one that turned out to be stale. */
  drop(prepared: Prepared): void;
  /** Let go of everything held open under an agreement: its key is destroyed. */
  forget(agreementId: string): void;
  close(): Promise<void>;
}

/** Open at most so many snapshots; the one not asked for longest goes first. */
const mostOpen = 200;

/**
 * What calls of one verification have in common, made once: admission, keys, open snapshot. Two first callers share one making. A
 * refusal is not kept.
 */
export function preparedVerifications(ports: QueryPorts): PreparedVerifications {
  const ready = new Map<string, Prepared>();
  const making = new Map<string, Promise<Result<Prepared>>>();

  const letGo = (name: string, prepared: Prepared) => {
    if (ready.get(name) === prepared) ready.delete(name);
    void prepared.served.snapshot.close().catch(() => {});
  };
  const prepare = async (database: Database, name: string, asked: VerificationAsked) => {
    const made = await make(ports, database, asked);
    if (!made.ok) return made;
    ready.set(name, made.value);
    const [oldest] = ready;
    if (ready.size > mostOpen && oldest) letGo(...oldest);
    return made;
  };

  const all: PreparedVerifications = {
    async get(database, name, asked) {
      const known = ready.get(name);
      if (known) {
        ready.delete(name);
        ready.set(name, known);
        return ok(known);
      }
      let run = making.get(name);
      if (!run) {
        run = prepare(database, name, asked).finally(() => making.delete(name));
        making.set(name, run);
      }
      return run;
    },
    drop(prepared) {
      for (const [name, one] of ready) if (one === prepared) letGo(name, prepared);
    },
    forget(agreementId) {
      for (const [name, one] of [...ready]) if (one.agreement.id === agreementId) letGo(name, one);
    },
    async close() {
      for (const [name, one] of [...ready]) letGo(name, one);
    },
  };
  ports.keys.onDestroyed((agreementId) => all.forget(agreementId));
  return all;
}

async function make(
  ports: QueryPorts,
  database: Database,
  asked: VerificationAsked,
): Promise<Result<Prepared>> {
  const admitted = await database.transaction((tx) => admitVerification(tx, asked), { mode: 'snapshot' });
  if (!admitted.ok) return admitted;
  const keys = verificationKeys(await ports.keys.open(admitted.value.agreement.id));
  const persons = verificationKeys(await ports.keys.open(personsKey(admitted.value.relation.resourceId)));
  try {
    return ok({
      ...admitted.value,
      keys,
      persons,
      served: await snapshotFor(ports, database, admitted.value, keys),
    });
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}
