import type { Problem, ProblemMaker } from '#foundation';
import { signInProblems as problems } from './problems.ts';

/** What the sign-in library and its wrapper say, in the house's own refusals. */
const makers: { readonly [code: string]: ProblemMaker } = {
  INVALID_USERNAME_OR_PASSWORD: problems['wrong-name-or-password'],
  // A name nobody can have is answered like one nobody has.
  INVALID_USERNAME: problems['wrong-name-or-password'],
  USERNAME_TOO_SHORT: problems['wrong-name-or-password'],
  USERNAME_TOO_LONG: problems['wrong-name-or-password'],
  TOO_MANY_FAILED_SIGN_INS: problems['sign-in-locked'],
  ACCOUNT_DISABLED: problems['account-disabled'],
  ONE_TIME_PASSWORD_EXPIRED: problems['one-time-password-ended'],
  PASSWORD_MUST_CHANGE: problems['password-must-change'],
  PASSWORD_NOT_CHANGED: problems['password-not-changed'],
  PASSWORD_TOO_SHORT: problems['password-length'],
  PASSWORD_TOO_LONG: problems['password-length'],
  INVALID_PASSWORD: problems['password-wrong'],
  INVALID_CODE: problems['code-wrong'],
  INVALID_BACKUP_CODE: problems['code-wrong'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: problems['code-locked'],
  ACCOUNT_TEMPORARILY_LOCKED: problems['code-locked'],
  INVALID_TWO_FACTOR_COOKIE: problems['second-step-ended'],
  TOTP_ALREADY_ENABLED: problems['second-factor-on'],
  TOTP_NOT_ENABLED: problems['second-factor-off'],
  TWO_FACTOR_NOT_ENABLED: problems['second-factor-off'],
  BACKUP_CODES_NOT_ENABLED: problems['second-factor-off'],
  UNAUTHORIZED: problems['session-ended'],
  SESSION_EXPIRED: problems['session-ended'],
  SESSION_NOT_FRESH: problems['session-ended'],
};

/** The problem behind an answer of the sign-in handler, or `null` when it is not one of ours (a malformed request, a breakdown). */
export function signInRefusal(status: number, body: unknown): Problem | null {
  const code = body && typeof body === 'object' ? (body as { readonly code?: unknown }).code : undefined;
  const maker = typeof code === 'string' && Object.hasOwn(makers, code) ? makers[code] : undefined;
  if (maker) return maker();
  if (status === 401) return problems['session-ended']();
  return status === 429 ? problems['too-many-attempts']() : null;
}
