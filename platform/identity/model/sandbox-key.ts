/** Sandbox keys of one organisation that work at the same time. */
export const mostSandboxKeys = 5;

/** How long one works, in days. */
export const sandboxKeyDays = { standard: 30, longest: 90 } as const;

/** Roles of those who may try products for their organisation by program. */
export const sandboxRoles = ['buyer', 'developer', 'operator', 'organisation-admin'] as const;
