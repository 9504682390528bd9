import { type Static, Type } from 'typebox';
import {
  type Actor,
  dateAt,
  defineAction,
  newId,
  newOf,
  newSubject,
  ok,
  organisationOf,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { openTask, recordStep, sendNotice } from '#platform/casework';
import { currentOrganisation, organisationNames } from '#platform/identity';
import { agentRole } from '../agents.ts';
import { mandateRef } from '../mandates-end.ts';
import { type CoveredType, coveredTypes, coversInWords } from '../model/mandate.ts';
import type { RegistrationPorts, ThingKind } from '../ports.ts';
import { registrationProblems } from '../problems.ts';
import { AG2 } from '../rules-of-agents.ts';
import { firstRoleOf } from '../sides.ts';
import { registrationTables } from '../store/tables.ts';

/** Posts that answer for a principal, the first there is. */
const principalRoles = ['source-department', 'operator'] as const;

const organisationField = (title: string, titleEn: string) =>
  Type.String({ maxLength: 60, format: 'organisation', title, titleEn });
const letter = {
  covers: Type.Array(Type.Enum([...coveredTypes], { title: '登记类型', titleEn: 'Type' }), {
    minItems: 1,
    maxItems: coveredTypes.length,
    uniqueItems: true,
    title: '委托事项',
    titleEn: 'What it carries',
  }),
  thingIds: Type.Optional(
    Type.Array(
      Type.String({
        maxLength: 60,
        format: 'registrable',
        title: '资源或产品',
        titleEn: 'Resource or product',
      }),
      {
        maxItems: 50,
        uniqueItems: true,
        title: '限于下列数据（不填为委托人的全部数据）',
        titleEn: 'For these alone (none: all that the principal registers)',
      },
    ),
  ),
  until: Type.String({ format: 'date', title: '委托期限至', titleEn: 'Until (its last day)' }),
  letterNumber: Type.String({
    minLength: 2,
    maxLength: 100,
    title: '委托书编号',
    titleEn: 'Number of the letter',
  }),
  letterUploadId: Type.String({
    maxLength: 60,
    format: 'upload',
    title: '授权委托书扫描件（签字盖章）',
    titleEn: 'Scan of the letter, signed and sealed',
  }),
};
const Letter = Type.Object(letter);

const problems = [registrationProblems['mandate-unfit'].type, registrationProblems['mandate-there'].type];
const output = Type.Object({ mandateId: Type.String(), state: Type.String() });

/** The principal enters the letter by which it has an agent file for it; another of its people confirms. */
export const grantMandate = (ports: RegistrationPorts) =>
  defineAction({
    name: 'registration.grant-mandate',
    title: text('委托代理人办理登记', 'Have an agent file registrations'),
    description: text(
      '录入授权委托书：代理人、委托事项、范围、期限和扫描件；由本单位另一人确认后生效，可以随时撤回。',
      'Enter the letter: agent, matters, things, time and scan. It is in force once another of your people has confirmed it, and can be withdrawn at any time.',
    ),
    input: Type.Object(
      { agentId: organisationField('代理人', 'Agent'), ...letter },
      { additionalProperties: false },
    ),
    output,
    problems,
    rules: ['AG2'],
    subject: newOf('registration-mandate'),
    run: (actor, input, tx) =>
      enter(tx, ports, actor, 'principal', organisationOf(actor) ?? '', input.agentId, input),
  });

/** The agent enters the letter it was given; the principal confirms it. */
export const enterMandate = (ports: RegistrationPorts) =>
  defineAction({
    name: 'registration.enter-mandate',
    title: text('录入登记授权委托书', 'Enter a mandate for registrations'),
    description: text(
      '代理人录入登记主体出具的授权委托书和扫描件；登记主体确认后生效，方可以其名义办理登记。',
      'An agent enters the letter a registrant gave it, with the scan. It may file in its name once the registrant has confirmed it.',
    ),
    input: Type.Object(
      { principalId: organisationField('委托人（登记主体）', 'Principal (the registrant)'), ...letter },
      { additionalProperties: false },
    ),
    output,
    problems,
    rules: ['AG2'],
    subject: async (_tx, input, actor) => ({
      ...newSubject('registration-mandate', input.principalId),
      agents: [organisationOf(actor) ?? ''],
    }),
    run: (actor, input, tx) =>
      enter(tx, ports, actor, 'agent', input.principalId, organisationOf(actor) ?? '', input),
  });

async function enter(
  tx: Tx,
  ports: RegistrationPorts,
  actor: Actor,
  side: 'principal' | 'agent',
  principal: string,
  agent: string,
  input: Static<typeof Letter>,
) {
  if (actor.kind !== 'person') throw new Error('only persons enter mandates');
  const scan = await ports.uploads.find(tx, actor, input.letterUploadId);
  const role = await roleOf(tx, principal, principalRoles);
  const until = Temporal.PlainDate.from(input.until);
  const things = input.thingIds ?? [];
  const verdict = AG2.judge({
    samePrincipalAndAgent: principal === agent,
    principalCanAnswer: role !== null,
    agentCanAct: (await roleOf(tx, agent, [agentRole])) !== null,
    agentIsRegistrar: (await roleOf(tx, agent, ['registrar-acceptor'])) !== null,
    on: dateAt(tx.now),
    until,
    hasLetter: scan !== null,
    strangeThings: await strangeAmong(tx, ports, principal, things),
  });
  if (!verdict.holds || !scan || !role)
    return refuse(
      registrationProblems['mandate-unfit']({
        rule: AG2.id,
        clause: verdict.clause,
        defects: verdict.output,
      }),
    );
  const id = newId('mdt');
  const inserted = await registrationTables(tx)
    .insertInto('registration.mandate')
    .values({
      id,
      principal,
      principal_role: role,
      agent,
      covers: [...input.covers],
      things: [...things],
      until,
      letter_number: input.letterNumber.trim(),
      letter_upload: scan.id,
      letter_name: scan.name,
      letter_sha256: scan.sha256,
      state: 'asked',
      entered_by: actor.personId,
      entered_side: side,
      entered_at: tx.now,
      answered_by: null,
      answered_post: null,
      answered_at: null,
      in_force_at: null,
      entry_id: null,
      ended_by: null,
      ended_at: null,
      said: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['principal', 'agent', 'letter_number'])
        .where('state', 'in', ['asked', 'in-force'])
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return refuse(registrationProblems['mandate-there']());
  const names = await organisationNames(tx, [principal, agent]);
  const subject = mandateRef({ id });
  await openTask(tx, {
    kind: 'registration.mandate',
    title: text(
      `确认登记委托：${names.get(agent) ?? ''}`,
      `Confirm a mandate for registrations: ${names.get(agent) ?? ''}`,
    ),
    subject,
    organisationId: principal,
    role,
    responsibility: 'registration',
    acts: ['registration.confirm-mandate', 'registration.refuse-mandate'],
    apartFrom: [actor.personId],
  });
  await recordStep(tx, { subject, title: text('录入授权委托书', 'Mandate entered'), actor });
  const covered = coversInWords(input.covers as readonly CoveredType[]);
  const other = side === 'principal' ? agent : principal;
  await sendNotice(tx, {
    to: { organisationId: other },
    kind: 'registration.mandate-entered',
    subject,
    text: text(
      `${names.get(principal) ?? ''}委托${names.get(agent) ?? ''}办理登记（${covered.zh}，至 ${until}），委托人确认后生效。`,
      `${names.get(principal) ?? ''} has ${names.get(agent) ?? ''} file registrations (${covered.en}, until ${until}) once the principal has confirmed it.`,
    ),
  });
  return ok({ mandateId: id, state: 'asked' });
}

/** The first of these roles for which an organisation, standing under its own name, has a post. */
async function roleOf(tx: Tx, organisationId: string, roles: readonly string[]): Promise<string | null> {
  if ((await currentOrganisation(tx, organisationId, tx.now, 'registration')) !== organisationId) return null;
  return firstRoleOf(tx, organisationId, roles);
}

/** Those listed that are not there, or that the principal does not hold: the same answer for both. */
async function strangeAmong(
  tx: Tx,
  ports: RegistrationPorts,
  principal: string,
  things: readonly string[],
): Promise<string[]> {
  const strange: string[] = [];
  for (const id of things) {
    const kind: ThingKind = id.startsWith('prd_') ? 'product' : 'resource';
    if ((await ports.things[kind](tx, id))?.holder !== principal) strange.push(id);
  }
  return strange;
}
