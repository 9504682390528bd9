import { type ClockHandler, deadlineAt, type Subscriber, systemActor, type Tx, text } from '#foundation';
import { cancelTasks, openTask, startClock, stopClock } from '#platform/casework';
import { currentOrganisation } from '#platform/identity';
import { type Application, applicationRef, registrantRole, tellRegistrant } from './desk.ts';
import { hasOpenTask } from './life.ts';
import { comparedWords, type Difference, differences } from './model/following.ts';
import type { RegistrationPorts } from './ports.ts';
import { R17 } from './rules-of-life.ts';
import { coApplicantsOf } from './store/co-applicants.ts';
import { registrationTables } from './store/tables.ts';

/** What differs now between a registration and the thing it is of; null when it cannot be told, because nothing is served or was noted. */
export async function driftOf(
  tx: Tx,
  ports: RegistrationPorts,
  registration: Application,
): Promise<readonly Difference[] | null> {
  const thing = await ports.things[registration.thing_kind](tx, registration.thing_id);
  if (!thing?.digest || !registration.described) return null;
  return [
    ...differences(registration.described as { [what: string]: string }, thing.described),
    ...(await endedCoRegistrants(tx, registration.id)),
  ];
}

/** A co-registrant that was merged or split since: who registers is not as registered any more (Art 9 (2)). */
async function endedCoRegistrants(tx: Tx, registrationId: string): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const { organisation } of await coApplicantsOf(tx, registrationId)) {
    const now = await currentOrganisation(tx, organisation, tx.now, 'registration');
    if (now !== organisation)
      found.push({ what: 'coRegistrants', registered: organisation, served: now ?? '' });
  }
  return found;
}

/**
 * What is served is compared with what was registered (R17). When they differ, a change is to be filed: a task with its clock on who
 * holds the thing now. When they agree again the task goes. Looking twice changes nothing.
 */
export async function compareRegistered(tx: Tx, ports: RegistrationPorts, thingId: string): Promise<void> {
  const registrations = await registrationTables(tx)
    .selectFrom('registration.application')
    .selectAll()
    .where('type', '=', 'first')
    .where('thing_id', '=', thingId)
    .where('state', '=', 'registered')
    .forUpdate()
    .execute();
  for (const registration of registrations) {
    const found = await driftOf(tx, ports, registration);
    if (found) await settleDrift(tx, ports, registration, found);
  }
}

async function settleDrift(
  tx: Tx,
  ports: RegistrationPorts,
  registration: Application,
  found: readonly Difference[],
): Promise<void> {
  const subject = applicationRef(registration);
  const actor = systemActor('registration');
  const due = R17.judge({ differences: found, from: tx.now });
  if (!due.holds) {
    await registrationTables(tx)
      .deleteFrom('registration.drift')
      .where('registration_id', '=', registration.id)
      .execute();
    await cancelTasks(tx, { subject, kind: 'registration.change-due' }, actor);
    return;
  }
  await registrationTables(tx)
    .insertInto('registration.drift')
    .values({ registration_id: registration.id, differences: JSON.stringify(found), since: tx.now })
    .onConflict((conflict) =>
      conflict.column('registration_id').doUpdateSet({ differences: JSON.stringify(found) }),
    )
    .execute();
  if (await hasOpenTask(tx, registration.id, 'registration.change-due')) return;
  if (await changeUnderWay(tx, registration.id)) return;
  const holder = (await ports.things[registration.thing_kind](tx, registration.thing_id))?.holder;
  const inherited = (await currentOrganisation(tx, registration.registrant)) === holder;
  await openTask(tx, {
    kind: 'registration.change-due',
    title: text(
      `登记与实际不一致，办理变更：${registration.title}`,
      `Not as registered, file a change: ${registration.title}`,
    ),
    subject,
    // Asked for by the registrant, so that a successor's post which came with the thing is found.
    organisationId: inherited ? registration.registrant : (holder ?? registration.registrant),
    role: registrantRole(registration),
    acts: ['registration.draft-change', 'registration.draft-cancellation'],
    clock: { kind: 'registration.change-due', rule: due.rule, clause: due.clause, deadline: due.output },
  });
  const words = found.map(({ what }) => comparedWords[what] ?? text(what, what));
  await tellRegistrant(
    tx,
    actor,
    { id: registration.id, registrant: holder ?? registration.registrant },
    'change-due',
    text(
      `“${registration.title}”现在提供的与登记的不一致（${words.map(({ zh }) => zh).join('、')}），请于 ${due.output.lastDay} 前申请变更登记。`,
      `“${registration.title}” is not as registered any more (${words.map(({ en }) => en).join(', ')}); file a change by ${due.output.lastDay}.`,
    ),
  );
}

const changeUnderWay = (tx: Tx, registrationId: string) =>
  registrationTables(tx)
    .selectFrom('registration.application')
    .select('id')
    .where('registration_id', '=', registrationId)
    .where('type', '=', 'change')
    .where('state', 'not in', ['not-accepted', 'examination-failed', 'terminated', 'withdrawn', 'recorded'])
    .executeTakeFirst();

const holdersKind = 'registration.holders-changed';

/** Bodies ended at this instant: what they had registered is looked at again, and its new holder told that a change is due. */
async function compareRegisteredBy(
  tx: Tx,
  ports: RegistrationPorts,
  ended: readonly string[],
): Promise<void> {
  if (ended.length === 0) return;
  const things = await registrationTables(tx)
    .selectFrom('registration.application')
    .select('thing_id')
    .distinct()
    .where('type', '=', 'first')
    .where('state', '=', 'registered')
    .where((one) =>
      one.or([
        one('registrant', 'in', [...ended]),
        one('id', 'in', (of) =>
          of
            .selectFrom('registration.co_applicant')
            .select('application_id')
            .where('organisation', 'in', [...ended])
            .where('state', '<>', 'void'),
        ),
      ]),
    )
    .orderBy('thing_id')
    .execute();
  for (const { thing_id } of things) await compareRegistered(tx, ports, thing_id);
}

/** A reorganisation that takes effect later is looked at then, by a clock for each body that ends. */
export const holdersChanged =
  (ports: RegistrationPorts): ClockHandler =>
  (tx, clock) =>
    compareRegisteredBy(tx, ports, [clock.subjectId]);

const reorganised =
  (ports: RegistrationPorts): Subscriber =>
  async (tx, event) => {
    const { ended, effectiveAt } = event.payload as { ended: readonly string[]; effectiveAt: string };
    const at = Temporal.Instant.from(effectiveAt);
    if (Temporal.Instant.compare(at, tx.now) <= 0) return compareRegisteredBy(tx, ports, ended);
    for (const id of ended) {
      const subject = { kind: 'organisation', id };
      // Events may come twice.
      await stopClock(tx, { subject, kind: holdersKind });
      await startClock(tx, {
        kind: holdersKind,
        subject,
        rule: R17.id,
        clause: R17.clause,
        deadline: deadlineAt(at),
        nature: 'period',
      });
    }
  };

/** Looked at whenever something about a thing changed. Which resource an event is of stands in its payload or is its subject. */
export function driftSubscriptions(ports: RegistrationPorts): { readonly [event: string]: Subscriber } {
  const look: Subscriber = async (tx, event) => {
    const of = (event.payload as { resource?: unknown } | null)?.resource;
    await compareRegistered(tx, ports, typeof of === 'string' ? of : event.subject);
  };
  return {
    'catalog.revision-in-service': look,
    'catalog.resource-described': look,
    'privacy.level-changed': look,
    'products.delivered': look,
    'products.listed': look,
    'identity.reorganised': reorganised(ports),
  };
}
