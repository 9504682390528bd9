import { describe, expect, it } from 'vitest';
import type { Actor, Subject } from '#foundation';
import { decide, loadPolicies, withoutPolicies } from '#platform/identity';
import { allModules } from './modules.ts';

const modules = await allModules();
const all = loadPolicies(modules, 'every-forbid');
const forbids = [...all.policies.values()].filter(({ effect }) => effect === 'forbid').map(({ id }) => id);

const person = (roles: readonly string[], more: Partial<Actor & { kind: 'person' }> = {}): Actor => ({
  kind: 'person',
  personId: 'per_me',
  postId: 'pst_mine',
  organisationId: 'org_own',
  roles,
  ...more,
});
const client = (roles: readonly string[]): Actor => ({
  kind: 'client',
  clientId: 'cli_1',
  organisationId: 'org_own',
  roles,
});
const sandboxKey = (roles: readonly string[]): Actor => ({ ...client(roles), clientId: 'sbx_1' }) as Actor;
const thing = (more: Partial<Subject> = {}): Subject => ({
  kind: 'thing',
  id: 'x',
  owner: 'org_other',
  handler: 'org_own',
  ...more,
});
const own = (kind: string, more: Partial<Subject> = {}) => thing({ kind, owner: 'org_own', ...more });
const deputy = { deputyUntil: Temporal.Instant.from('2026-03-01T00:00:00Z') };

interface Case {
  /** What the case shows; the first word that differs from the permitted variant. */
  readonly what: string;
  readonly forbid: string;
  readonly act: string;
  readonly actor: Actor;
  readonly subject: Subject;
}
const of = (forbid: string, what: string, act: string, actor: Actor, subject: Subject): Case => ({
  forbid,
  what,
  act,
  actor,
  subject,
});

/** For each forbid at least one call that would be permitted without it: whoever weakens or loses a forbid is told here. */
/** No permit speaks of the system today; were it given a role, the forbid would hold it to its own turns. */
const systemWithRole = { kind: 'system', name: 'demo', roles: ['system-admin'] } as unknown as Actor;

const cases: readonly Case[] = [
  of(
    'house.four-eyes',
    'who registered a machine client approves it',
    'identity.approve-client',
    person(['security-admin']),
    thing({ kind: 'machine-client', authors: ['per_me'] }),
  ),
  of(
    'house.four-eyes',
    'who entered a reorganisation confirms it',
    'identity.confirm-reorganisation',
    person(['security-admin']),
    thing({ kind: 'reorganisation', authors: ['per_somebody', 'per_me'] }),
  ),
  ...(['approve-entry', 'return-entry', 'approve-withdrawal', 'decline-withdrawal'] as const).map((act) =>
    of(
      'opening.two-organisations',
      `the department’s own data authority does ${act}`,
      `opening.${act}`,
      person(['data-authority']),
      own('open-entry', { state: 'proposed' }),
    ),
  ),
  ...(
    [
      ['examines an application', 'registration.pass-examination', 'registrar-reviewer', 'application'],
      ['declares for registration', 'registration.draft-application', 'source-department', 'application'],
      ['signs an agreement', 'authorisation.sign-agreement', 'operator', 'agreement'],
      ['accepts an order', 'products.accept-order', 'operator', 'order'],
      ['opens a resource to release', 'catalog.set-release-mode', 'source-department', 'resource'],
    ] as const
  ).map(([what, act, role, kind]) =>
    of(
      'house.machines-decide-nothing',
      `a program ${what}`,
      act,
      client([role]),
      act === 'authorisation.sign-agreement' || kind === 'resource' || act.endsWith('draft-application')
        ? own(kind, { parties: ['org_own'], state: 'approved' })
        : thing({ kind, state: 'placed' }),
    ),
  ),
  ...(
    [
      ['calls a product', 'products.call-product', 'order'],
      ['calls for a report', 'products.call-report', 'order'],
      ['verifies', 'products.call-verification', 'order'],
      ['registers a consent', 'products.register-consent', 'order'],
    ] as const
  ).map(([what, act, kind]) =>
    of(
      'house.sandbox-keys-only-try',
      `a sandbox key ${what}`,
      act,
      sandboxKey(['buyer']),
      own(kind, { handler: 'org_other' }),
    ),
  ),
  of(
    'house.sandbox-keys-only-try',
    'a sandbox key of a source department delivers data',
    'catalog.load-revision',
    sandboxKey(['source-department']),
    own('resource'),
  ),
  of(
    'privacy.operators-keep-no-budget',
    'who operates raises the budget of the people its data is about',
    'privacy.propose-budget',
    person(['data-authority', 'operator']),
    own('population'),
  ),
  ...(
    [
      ['proposes to erase evidence', 'evidence.propose-erasure', 'data-authority', 'erasure'],
      ['decides to erase evidence', 'evidence.approve-erasure', 'security-admin', 'erasure'],
      ['lifts a hold', 'evidence.lift-hold', 'data-authority', 'evidence-hold'],
    ] as const
  ).map(([what, act, role, kind]) =>
    of(
      'evidence.parties-erase-nothing',
      `who operates ${what}`,
      act,
      person([role, 'operator']),
      own(kind, { state: 'proposed' }),
    ),
  ),
  of(
    'house.recusal',
    'who declared an interest in whose matter it is',
    'registration.accept-application',
    person(['registrar-acceptor']),
    thing({ kind: 'application', interested: ['per_me'] }),
  ),
  of(
    'house.no-self-dealing',
    'an operator’s own buyer orders its product',
    'products.order-product',
    person(['buyer']),
    own('order'),
  ),
  of(
    'house.no-self-dealing',
    'an operator’s own developer makes a product of it',
    'products.define-data-api',
    person(['operator', 'developer']),
    own('product'),
  ),
  ...[
    ['registrar-acceptor', 'operator'],
    ['registrar-acceptor', 'implementing-body'],
  ].map((roles) =>
    of(
      'house.registry-and-operation',
      `one post is ${roles.join(' and ')}`,
      'registration.accept-application',
      person(roles),
      thing({ kind: 'application' }),
    ),
  ),
  of(
    'house.registry-and-operation',
    'one post is operator and implementing body',
    'products.define-data-api',
    person(['operator', 'implementing-body']),
    own('product'),
  ),
  ...['security-admin', 'audit-admin'].map((role) =>
    of(
      'house.three-administrators',
      `a system administrator is ${role} too`,
      'identity.register-person',
      person(['system-admin', role]),
      // An audit administrator is stopped from changing anything besides; a hand-over is not.
      own(role === 'audit-admin' ? 'hand-over' : 'person'),
    ),
  ),
  of(
    'house.three-administrators',
    'a security administrator is audit administrator too',
    'identity.withdraw-hand-over',
    person(['security-admin', 'audit-admin']),
    thing({ kind: 'hand-over' }),
  ),
  ...['auditor', 'audit-admin'].map((role) =>
    of(
      'house.auditors-change-nothing',
      `an ${role} names a deputy`,
      'identity.name-deputy',
      person([role]),
      own('post'),
    ),
  ),
  of(
    'house.system-acts-only',
    'the system, were it given a role, does what is a person’s turn',
    'demo.advance-clock',
    systemWithRole,
    thing({ kind: 'demo-clock' }),
  ),
  of(
    'house.only-the-system-is-the-system',
    'a person calls itself the system',
    'identity.register-person',
    person(['system-admin', 'system']),
    own('person'),
  ),
  ...[
    'identity.open-post',
    'identity.change-post-roles',
    'identity.move-post',
    'identity.close-post',
    'identity.appoint',
    'identity.vacate-post',
    'identity.propose-hand-over',
    'identity.name-deputy',
    'identity.confirm-reorganisation',
    'identity.approve-client',
  ].map((act) =>
    of(
      'identity.deputies-do-not-appoint',
      `a deputy does ${act}`,
      act,
      person(['security-admin'], deputy),
      thing(),
    ),
  ),
  ...(
    [
      ['privacy.record-secrecy-review', 'secrecy-reviewer', own('revision')],
      ['privacy.record-standing-review', 'secrecy-reviewer', own('revision')],
      ['privacy.confirm-standing-review', 'secrecy-reviewer', own('standing-review', { state: 'awaiting' })],
      ['privacy.end-standing-review', 'source-department', own('standing-review', { state: 'confirmed' })],
      ['privacy.confirm-secrecy-review', 'secrecy-reviewer', own('secrecy-review', { state: 'awaiting' })],
      ['privacy.declare-basis', 'source-department', own('revision')],
      ['privacy.confirm-basis', 'source-department', own('release-basis')],
      ['privacy.propose-release', 'source-department', own('revision')],
      ['privacy.approve-release', 'data-authority', thing({ kind: 'gate-decision', state: 'proposed' })],
      ['privacy.withdraw-release', 'data-authority', thing({ kind: 'gate-decision', state: 'approved' })],
    ] as const
  ).flatMap(([act, role, subject]) => [
    of(
      'privacy.takers-pass-nothing',
      `a post that is an operator’s too does ${act}`,
      act,
      person([role, 'operator']),
      subject,
    ),
    ...(['propose', 'declare', 'withdraw', 'end-standing'].some((part) => act.includes(part))
      ? []
      : [
          of('house.four-eyes', `who took part before does ${act}`, act, person([role]), {
            ...subject,
            authors: ['per_me'],
          }),
        ]),
  ]),
  ...(
    [
      ['privacy.assess-risk', own('revision')],
      ['privacy.sign-risk-report', own('risk-report', { state: 'draft' })],
    ] as const
  ).map(([act, subject]) =>
    of(
      'privacy.takers-measure-no-risk',
      `a post that is an operator’s too does ${act}`,
      act,
      person(['source-department', 'operator']),
      subject,
    ),
  ),
  ...['authorisation.approve-plan', 'authorisation.approve-agreement', 'authorisation.approve-change'].map(
    (act) =>
      of(
        'authorisation.no-self-approval',
        `who drafted it does ${act}`,
        act,
        person(['authorising-body']),
        own(act.endsWith('-change') ? 'agreement-change' : 'plan'),
      ),
  ),
  ...['authorisation.suspend-agreement', 'authorisation.resume-agreement'].map((act) =>
    of(
      'authorisation.operator-does-not-resume',
      `a post that is an operator’s too does ${act}`,
      act,
      person(['authorising-body', 'operator']),
      thing({ kind: 'agreement', parties: ['org_own'] }),
    ),
  ),
  ...['authorisation.approve-termination', 'authorisation.decline-termination'].flatMap((act) => [
    of(
      'authorisation.nobody-ends-alone',
      `the organisation that proposed the end does ${act}`,
      act,
      person(['implementing-body']),
      own('termination'),
    ),
    of(
      'authorisation.operator-only-asks-for-an-end',
      `a post that is an operator’s too does ${act}`,
      act,
      person(['authorising-body', 'operator']),
      thing({ kind: 'termination' }),
    ),
  ]),
  of(
    'authorisation.operator-only-asks-for-an-end',
    'a post that is an operator’s too proposes an end',
    'authorisation.propose-termination',
    person(['authorising-body', 'operator']),
    thing({ kind: 'agreement' }),
  ),
  ...['authorisation.confirm-asset', 'authorisation.decline-asset'].map((act) =>
    of(
      'authorisation.nobody-confirms-its-own-asset',
      `who entered it does ${act}`,
      act,
      person(['operator']),
      own('asset'),
    ),
  ),
  ...(
    [
      ['pass-security-of', 'implementing-body', 'security-review'],
      ['pass-compliance-of', 'authorising-body', 'compliance-review'],
      ['return', 'implementing-body', 'security-review'],
      ['refuse', 'authorising-body', 'compliance-review'],
      ['suspend', 'implementing-body', 'approved'],
      ['resume', 'implementing-body', 'suspended'],
    ] as const
  ).map(([step, role, state]) =>
    of(
      'authorisation.nobody-reviews-its-own-scenario',
      `the organisation that filed a scenario does ${step}`,
      `authorisation.${step}-scenario`,
      person([role]),
      own('scenario', { state, parties: ['org_own'] }),
    ),
  ),
  of(
    'house.four-eyes',
    'who proposed an end decides on it from another post',
    'authorisation.approve-termination',
    person(['authorising-body']),
    thing({ kind: 'termination', authors: ['per_me'] }),
  ),
  ...['query.pass-egress', 'query.return-egress'].map((act) =>
    of(
      'query.nobody-clears-its-own',
      `the organisation that asked does ${act}`,
      act,
      person(['implementing-body']),
      own('query-run', { state: 'awaiting-review' }),
    ),
  ),
  of(
    'query.nobody-settles-its-own-alarm',
    'the buyer it is about settles an alarm',
    'query.settle-miss-alarm',
    person(['implementing-body']),
    own('miss-alarm', { state: 'open' }),
  ),
  of(
    'query.implementing-body-runs-nothing',
    'an operator that is its own implementing body runs a query',
    'query.submit-run',
    person(['operator']),
    own('data-domain'),
  ),
  ...[
    ['accept-application', 'acceptor'],
    ['return-application', 'acceptor'],
    ['decline-application', 'acceptor'],
    ['pass-examination', 'reviewer'],
    ['fail-examination', 'reviewer'],
    ['dismiss-objection', 'reviewer'],
    ['uphold-objection', 'reviewer'],
    ['propose-revocation', 'reviewer'],
    ['confirm-revocation', 'reviewer'],
    ['drop-revocation', 'reviewer'],
    ['record-result', 'coder'],
    ['assign-code', 'coder'],
  ].map(([act, role]) =>
    of(
      'registration.not-on-both-sides',
      `the registrant’s own registrar does ${act}`,
      `registration.${act}`,
      person([`registrar-${role}`]),
      own('application'),
    ),
  ),
  of(
    'registration.not-on-both-sides',
    'the registrar that is the agent of the registrant examines',
    'registration.pass-examination',
    person(['registrar-reviewer']),
    thing({ kind: 'application', agents: ['org_own'] }),
  ),
];

describe('every forbid', () => {
  it('is tried: none is without a case, and no case names one that is gone', () => {
    expect(forbids.length).toBeGreaterThan(10);
    expect(forbids.filter((id) => !cases.some(({ forbid }) => forbid === id))).toEqual([]);
    expect(cases.filter(({ forbid }) => !forbids.includes(forbid)).map(({ what }) => what)).toEqual([]);
  });

  it.each(cases.map((one) => [one.forbid, one.what, one] as const))('%s: %s', (forbid, _what, one) => {
    const decision = decide(all, one.actor, one.act, one.subject);
    expect(decision.allowed ? 'allowed' : decision.forbids.map(({ id }) => id)).toEqual([forbid]);
  });

  it.each(forbids)('%s is what forbids: without it each of its cases is allowed', (forbid) => {
    const without = withoutPolicies(modules, [forbid], `without-${forbid}`);
    for (const one of cases.filter((each) => each.forbid === forbid))
      expect([one.what, decide(without, one.actor, one.act, one.subject).allowed]).toEqual([one.what, true]);
  });
});

describe('a sandbox key', () => {
  const open = modules
    .flatMap(({ acts = [] }) => acts)
    .filter(({ sandbox }) => sandbox)
    .map(({ name }) => name);

  it('may try products and do nothing else that there is, whatever roles it says it has', () => {
    expect(open.sort()).toEqual(['products.try-product', 'products.try-report', 'products.try-verification']);
    const roles = ['buyer', 'developer', 'operator', 'source-department', 'requesting-department'];
    for (const { name } of modules.flatMap(({ acts = [] }) => acts).filter(({ sandbox }) => !sandbox)) {
      const decision = decide(all, sandboxKey(roles), name, own('product', { state: 'listed' }));
      expect([name, decision.allowed]).toEqual([name, false]);
      expect(decision.allowed ? [] : decision.forbids.map(({ id }) => id)).toContain(
        'house.sandbox-keys-only-try',
      );
    }
  });

  it('looks at listed products and nothing else', () => {
    const reads = modules.flatMap(({ reads = [] }) => reads);
    expect(reads.filter(({ sandbox }) => sandbox).map(({ name }) => name)).toEqual([
      'products.products',
      'products.product',
    ]);
    expect(reads.length).toBeGreaterThan(30);
  });
});

describe('what is forbidden', () => {
  it('stays permitted to whom it does not concern', () => {
    const allowed = (actor: Actor, act: string, subject: Subject) => decide(all, actor, act, subject).allowed;
    expect(
      allowed(person(['security-admin']), 'identity.approve-client', thing({ authors: ['per_other'] })),
    ).toBe(true);
    expect(allowed(person(['buyer']), 'products.order-product', own('order', { handler: 'org_other' }))).toBe(
      true,
    );
    expect(allowed(person(['audit-admin']), 'identity.receive-hand-over', own('hand-over'))).toBe(true);
    expect(allowed(person(['security-admin'], deputy), 'identity.end-deputy', thing())).toBe(true);
    for (const act of ['products.call-product', 'products.call-verification', 'products.register-consent'])
      expect(allowed(client(['buyer']), act, own('order', { handler: 'org_other' }))).toBe(true);
    expect(allowed(client(['source-department']), 'catalog.load-revision', own('resource'))).toBe(true);
    const listed = thing({ kind: 'product', state: 'listed' });
    for (const act of ['products.try-product', 'products.try-report', 'products.try-verification']) {
      expect(allowed(sandboxKey([]), act, listed)).toBe(true);
      expect(allowed(sandboxKey([]), act, { ...listed, state: 'priced' })).toBe(false);
    }
    for (const role of ['buyer', 'developer', 'operator', 'organisation-admin'])
      for (const act of ['identity.create-sandbox-key', 'identity.disable-sandbox-key']) {
        expect(allowed(person([role]), act, own('sandbox-key'))).toBe(true);
        expect(allowed(person([role]), act, thing({ kind: 'sandbox-key' }))).toBe(false);
      }
    expect(allowed(person(['buyer']), 'identity.disable-client', own('machine-client'))).toBe(false);
    expect(allowed(person(['source-department']), 'identity.create-sandbox-key', own('sandbox-key'))).toBe(
      false,
    );
    expect(allowed(systemWithRole, 'demo.advance-clock', thing({ handler: 'system' }))).toBe(true);
  });

  it('and what nothing permits is denied without a reason', () => {
    const decision = decide(all, person(['buyer']), 'identity.open-post', own('post'));
    expect(decision).toEqual({ allowed: false, forbids: [] });
  });
});
