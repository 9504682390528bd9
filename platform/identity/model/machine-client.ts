import { defineLifecycle, text } from '#foundation';
import { machineRoles, type RoleCode } from './roles.ts';

export const clientLifecycle = defineLifecycle({
  id: 'identity.machine-client',
  title: text('机器客户端', 'Machine client'),
  initial: 'registered',
  states: {
    registered: {
      title: text('已登记，待批准', 'Registered, to be approved'),
      on: { approve: 'approved', disable: 'disabled' },
    },
    approved: { title: text('已批准', 'Approved'), on: { disable: 'disabled' } },
    disabled: { title: text('已停用', 'Disabled') },
  },
  events: { approve: text('批准', 'Approve'), disable: text('停用', 'Disable') },
});

export type ClientState = keyof typeof clientLifecycle.states;

/**
 * Roles a client of an organisation has now: what it was registered for, as far as machines may carry it and the organisation still
 * has it in one of its posts. An organisation that loses a capacity loses it for its machines too.
 */
export const effectiveRoles = (
  registered: readonly RoleCode[],
  organisationRoles: readonly RoleCode[],
): readonly RoleCode[] =>
  registered.filter((role) => machineRoles.includes(role) && organisationRoles.includes(role));

/** How long an earlier secret goes on working after a new one is issued, in hours. */
export const secretOverlapHours = { standard: 24, longest: 72 } as const;
