import { isDeepStrictEqual } from 'node:util';
import { type Check, type Text, text } from '#foundation';
import { auditedEntries, auditedFacts, factsOfNothing } from '#platform/evidence';
import type { Application } from './desk.ts';
import { registrationTables } from './store/tables.ts';

/** Registered is what has its codes, its validity and its result, and nothing else has. */
const codesCheck: Check = {
  name: 'registration.codes',
  title: text('登记状态与登记编码相符', 'Registered things, and they alone, have their codes'),
  async run(tx) {
    const applications = await registrationTables(tx)
      .selectFrom('registration.application')
      .selectAll()
      .execute();
    const faults = applications.flatMap((application) => {
      const { registration_code, query_code, registered_at, valid_until, result_document } = application;
      const given = [registration_code, query_code, registered_at, valid_until, result_document];
      const present = given.filter((value) => value !== null).length;
      const right = wasRegistered(application) ? given.length : 0;
      return present === right
        ? []
        : [
            text(
              `${application.id} 的状态为 ${application.state}，登记编码等却有 ${present}/${given.length} 项`,
              `${application.id} is ${application.state} and has ${present} of ${given.length}: codes, time, validity, result`,
            ),
          ];
    });
    return { looked: applications.length, faults };
  },
};

const wasRegistered = ({ state }: Application): boolean => state === 'registered' || state === 'cancelled';

/** What was registered stands in the public log with the same codes; the evidence fixed before filing is there, too. */
const logCheck: Check = {
  name: 'registration.log',
  title: text('登记结果与公开日志所载相符', 'Registrations are what the public log says'),
  async run(tx) {
    const applications = await registrationTables(tx)
      .selectFrom('registration.application')
      .selectAll()
      .execute();
    const evidence = await auditedEntries(
      tx,
      applications.map(({ evidence_entry }) => evidence_entry),
    );
    const registered = applications.filter(wasRegistered);
    const facts = Map.groupBy(
      await auditedFacts(
        tx,
        'registration.registered',
        registered.map(({ id }) => id),
      ),
      ({ subject }) => subject,
    );
    const faults: Text[] = [];
    for (const { id, thing_id, evidence_entry } of applications)
      if (evidence.get(evidence_entry)?.subject !== thing_id)
        faults.push(text(`${id} 的存证不在`, `${id}: the evidence fixed before filing is not there`));
    for (const { id, registration_code, query_code, valid_until } of registered) {
      const said = facts.get(id)?.map(({ fact }) => fact as Record<string, unknown>) ?? [];
      const right = [registration_code, query_code, valid_until?.toString() ?? null];
      const same = said.some((fact) =>
        isDeepStrictEqual([fact['registrationCode'], fact['queryCode'], fact['validUntil']], right),
      );
      if (!same)
        faults.push(
          text(`${id} 与日志所载的编码或有效期不同`, `${id}: the log says other codes or validity`),
        );
    }
    const there = new Set(applications.map(({ id }) => id));
    const kinds = ['registration.registered', 'registration.public-notice'];
    faults.push(...(await factsOfNothing(tx, kinds, async () => there)));
    return { looked: applications.length, faults };
  },
};

export const checks: readonly Check[] = [codesCheck, logCheck];
