/** Named damage to applicants, agents and what the registrar's platform was told: check, what, id its fault names, the change. */
export const registrationDamages: readonly (readonly [
  check: string,
  what: string,
  id: string,
  change: string,
])[] = [
  [
    'registration.applicants',
    'filed together without a confirmation',
    'coa_1',
    `UPDATE registration.co_applicant SET state = 'withdrawn'`,
  ],
  [
    'registration.applicants',
    'confirmed after the filing',
    'coa_1',
    `UPDATE registration.co_applicant SET answered_at = now() + interval '1 day'`,
  ],
  [
    'registration.applicants',
    'confirmed by who reviewed it at the lead’s',
    'coa_1',
    `UPDATE registration.co_applicant SET answered_by = 'per_v'`,
  ],
  ['registration.reports', 'a lapse told to nobody', 'reg_9', `DELETE FROM registration.platform_report`],
  [
    'registration.reports',
    'a report of another end',
    'reg_9',
    `UPDATE registration.platform_report SET how = 'revoked'`,
  ],
  [
    'registration.reports',
    'waiting for ever: no clock, no task',
    'reg_9',
    `UPDATE registration.platform_report SET state = 'waiting', told_at = NULL, receipt = NULL`,
  ],
  [
    'registration.reports',
    'told before the end',
    'reg_9',
    `UPDATE registration.platform_report SET told_at = '2020-01-01'`,
  ],
  [
    'registration.reports',
    'told of an end that has not come',
    'reg_1',
    `INSERT INTO registration.platform_report (registration_id, how, state, attempts, since) VALUES ('reg_1', 'lapsed', 'waiting', 0, now())`,
  ],
  [
    'registration.mandates',
    'a mandate that carries more than was confirmed',
    'mdt_1',
    `UPDATE registration.mandate SET covers = '{first,change,cancellation}'`,
  ],
  [
    'registration.mandates',
    'a mandate with another letter',
    'mdt_1',
    `UPDATE registration.mandate SET letter_sha256 = repeat('0', 64)`,
  ],
  [
    'registration.mandates',
    'filed by an agent after its mandate ended',
    'reg_1',
    `UPDATE registration.mandate SET state = 'withdrawn', ended_at = '2026-01-04T12:00:00Z'`,
  ],
  [
    'registration.mandates',
    'filed by an agent before its mandate',
    'reg_1',
    `UPDATE registration.agent_act SET at = '2026-01-03'`,
  ],
  [
    'registration.mandates',
    'filed by another agent than was charged',
    'reg_1',
    `UPDATE registration.agent_act SET agent = 'b'`,
  ],
  [
    'registration.mandates',
    'passed without a look at the mandate',
    'reg_1',
    `UPDATE registration.application SET mandate_checked = false`,
  ],
];
