import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { type Check, type KeptFile, pagesOf, type Text, type Tx, text } from '#foundation';
import { auditedEntries, auditedFacts, factsOfNothing } from '#platform/evidence';
import { keptLetters, mandatesCheck } from './checks-of-agents.ts';
import { applicantsCheck } from './checks-of-applicants.ts';
import { deliveriesCheck } from './checks-of-deliveries.ts';
import { reportsCheck } from './checks-of-reports.ts';
import type { Application } from './desk.ts';
import type { DetailsOf } from './model/following.ts';
import { registeredStates } from './model/lifecycle.ts';
import { registrationTables } from './store/tables.ts';

/** Registered is what has its codes, its validity and its result, and nothing else has. */
const codesCheck: Check = {
  name: 'registration.codes',
  title: text('登记状态与登记编码相符', 'Registered things, and they alone, have their codes'),
  async run(tx) {
    let looked = 0;
    const faults: Text[] = [];
    for await (const applications of allApplications(tx)) {
      looked += applications.length;
      faults.push(...applications.flatMap(codesFault));
    }
    return { looked, faults };
  },
};

function codesFault(application: Application): Text[] {
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
}

/** All there are, in the order of their ids, with one page in memory. */
const allApplications = (tx: Tx) =>
  pagesOf(5_000, (after, size) =>
    registrationTables(tx)
      .selectFrom('registration.application')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(size)
      .execute(),
  );

const wasRegistered = ({ state }: Application): boolean =>
  (registeredStates as readonly string[]).includes(state);

/** What was registered stands in the public log with the same codes; the evidence fixed before filing is there, too. */
const logCheck: Check = {
  name: 'registration.log',
  title: text('登记结果与公开日志所载相符', 'Registrations are what the public log says'),
  async run(tx) {
    let looked = 0;
    const faults: Text[] = [];
    for await (const applications of allApplications(tx)) {
      looked += applications.length;
      faults.push(...(await logFaults(tx, applications)));
    }
    const kinds = [
      'registration.registered',
      'registration.public-notice',
      'registration.recorded',
      'registration.ended',
    ];
    faults.push(...(await factsOfNothing(tx, kinds, (ids) => thoseThere(tx, ids))));
    return { looked, faults };
  },
};

async function thoseThere(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await registrationTables(tx)
    .selectFrom('registration.application')
    .select('id')
    .where('id', '=', sql<string>`ANY (${ids}::text[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** What the log says of some of them, held against the rows. */
async function logFaults(tx: Tx, applications: readonly Application[]): Promise<Text[]> {
  const evidence = await auditedEntries(
    tx,
    applications.map(({ evidence_entry }) => evidence_entry),
  );
  const registered = applications.filter(wasRegistered);
  const facts = Map.groupBy(
    (
      await Promise.all(
        ['registration.registered', 'registration.recorded'].map((kind) =>
          auditedFacts(
            tx,
            kind,
            registered.map(({ id }) => id),
          ),
        ),
      )
    ).flat(),
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
      faults.push(text(`${id} 与日志所载的编码或有效期不同`, `${id}: the log says other codes or validity`));
  }
  const ends = new Map(
    (
      await auditedFacts(
        tx,
        'registration.ended',
        registered.map(({ id }) => id),
      )
    ).map(({ subject, fact }) => [subject, (fact as Record<string, unknown>)['how']]),
  );
  for (const { id, state } of registered)
    if ((ends.get(id) ?? 'registered') !== state)
      faults.push(text(`${id} 的状态与日志所载不同`, `${id}: the log says another end`));
  return faults;
}

/**
 * A notice stands still exactly while an objection to it is open, one is terminated exactly when one was upheld, each stands in the
 * public log, and nobody rechecked what they had examined or objected to.
 */
const objectionsCheck: Check = {
  name: 'registration.objections',
  title: text('公示异议与登记状态相符', 'Objections agree with what became of the registrations'),
  async run(tx) {
    const objections = await registrationTables(tx)
      .selectFrom('registration.objection')
      .selectAll()
      .execute();
    const applications = await registrationTables(tx)
      .selectFrom('registration.application')
      .select(['id', 'state', 'examined_by'])
      .execute();
    const of = Map.groupBy(objections, ({ application_id }) => application_id);
    const faults: Text[] = [];
    for (const { id, state, examined_by } of applications) {
      const mine = of.get(id) ?? [];
      if ((state === 'objected') !== mine.some((one) => one.state === 'rechecking'))
        faults.push(
          text(
            `${id} 的公示中止与未决异议不符`,
            `${id} stands still without an open objection, or runs with one`,
          ),
        );
      if (mine.some((one) => one.state === 'upheld') && state !== 'terminated')
        faults.push(
          text(`${id} 有成立的异议而未终止`, `${id} was not terminated, though an objection was upheld`),
        );
      for (const one of mine)
        if (
          one.decided_by !== null &&
          one.state !== 'closed' &&
          [examined_by, one.objector].includes(one.decided_by)
        )
          faults.push(
            text(
              `${one.id} 由形式审核人员或异议人复核`,
              `${one.id} was rechecked by who examined or objected`,
            ),
          );
    }
    const raised = await auditedFacts(tx, 'registration.objection-raised', [...of.keys()]);
    const told = new Set(raised.map(({ fact }) => (fact as Record<string, unknown>)['objection']));
    for (const { id } of objections)
      if (!told.has(id)) faults.push(text(`${id} 不在公开日志`, `${id} is not in the public log`));
    const decided = await auditedFacts(tx, 'registration.objection-decided', [...of.keys()]);
    const outcome = new Map(
      decided.map(({ fact }) => {
        const { objection, upheld, accepted } = fact as Record<string, unknown>;
        return [objection, upheld === true ? 'upheld' : accepted === false ? 'not-accepted' : 'dismissed'];
      }),
    );
    for (const { id, state } of objections)
      if (state !== 'closed' && (outcome.get(id) ?? 'rechecking') !== state)
        faults.push(text(`${id} 的复核结果与公开日志不同`, `${id}: the log says another finding`));
    return { looked: objections.length, faults };
  },
};

/** The evidence of objections, as it was handed in. */
export async function keptFiles(tx: Tx): Promise<readonly KeptFile[]> {
  const rows = await registrationTables(tx)
    .selectFrom('registration.objection')
    .select(['id', 'evidence_sha256'])
    .execute();
  const corrections = await registrationTables(tx)
    .selectFrom('registration.application')
    .select(['id', 'details'])
    .where('type', '=', 'correction')
    .execute();
  return [
    ...(await keptLetters(tx)),
    ...rows.map(({ id, evidence_sha256 }) => ({ of: id, sha256: evidence_sha256, bytes: null })),
    ...corrections.map(({ id, details }) => ({
      of: id,
      sha256: (details as unknown as DetailsOf['correction']).evidence.sha256,
      bytes: null,
    })),
  ];
}

export const checks: readonly Check[] = [
  codesCheck,
  logCheck,
  objectionsCheck,
  applicantsCheck,
  mandatesCheck,
  reportsCheck,
  deliveriesCheck,
];
