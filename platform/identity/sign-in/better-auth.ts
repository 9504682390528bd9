import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor, username } from 'better-auth/plugins';
import type pg from 'pg';
import type { Clock, Database } from '#foundation';
import { accountOf } from '../store/accounts.ts';

/** Header under which the handler tells better-auth where a request comes from; what a caller sends under it is thrown away. */
export const addressHeader = 'x-gongshu-address';

/** How the sign-in pool differs from the house's: better-auth names its tables without a schema, and reads dates its own way. */
export const signInConnection = { max: 5, options: '-c search_path=identity -c timezone=UTC' } as const;

export interface SignInOptions {
  readonly database: Database;
  /** The clock on the wall, also where the house's own runs elsewhere: failed attempts are counted by it, sessions end by it. */
  readonly wallClock: Clock;
  /** `new pg.Pool({ connectionString, ...signInConnection })`, with node-postgres's own type parsers. */
  readonly pool: pg.Pool;
  /** At least 32 random bytes as text, kept with the home's keys. Changing it signs everybody out and unbinds second factors. */
  readonly secret: string;
  /** Address under which people reach the portal; `https:` makes the cookie secure-only. */
  readonly baseUrl: string;
  /** Cookies do not tell ports apart: two instances on one host need names of their own. */
  readonly cookiePrefix?: string;
  /** Sign-ins a minute from one address. */
  readonly signInsPerMinute?: number;
}

/** Length of passwords people set; the house's own limit, the field's standard asks for complexity, length serves better. */
export const passwordLength = { least: 10, most: 128 } as const;

/** A working day, from sign-in on; use does not lengthen it. */
const eightHours = 8 * 3600;
const standardPrefix = 'gongshu';

/** Name of the cookie that carries a session. */
export const sessionCookie = (options: Pick<SignInOptions, 'baseUrl' | 'cookiePrefix'>): string =>
  `${options.baseUrl.startsWith('https:') ? '__Secure-' : ''}${options.cookiePrefix ?? standardPrefix}.session_token`;

/** better-auth as the house uses it: user names and passwords, TOTP, sessions in the database, sign-up closed. */
export function createBetterAuth(options: SignInOptions) {
  return betterAuth({
    appName: '公枢 Gongshu',
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: options.pool,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      revokeSessionsOnPasswordReset: true,
    },
    user: {
      modelName: 'login_user',
      additionalFields: {
        personId: { type: 'string', required: true, input: false, unique: true },
        passwordOneTime: { type: 'boolean', required: true, input: false },
      },
    },
    session: { modelName: 'login_session', expiresIn: eightHours, disableSessionRefresh: true },
    account: { modelName: 'login_credential' },
    verification: { modelName: 'login_verification' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'login_rate',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/username': { window: 60, max: options.signInsPerMinute ?? 30 },
        '/change-password': { window: 60, max: 10 },
        '/two-factor/*': { window: 60, max: 20 },
        // Asked with every page.
        '/get-session': false,
      },
    },
    // A request belongs to us when it comes from the address it was sent to, or from the one people know when a proxy stands between;
    // the portal is served from nowhere else.
    trustedOrigins: (request) => [
      new URL(options.baseUrl).origin,
      ...(request ? [new URL(request.url).origin] : []),
    ],
    advanced: {
      cookiePrefix: options.cookiePrefix ?? standardPrefix,
      useSecureCookies: options.baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    databaseHooks: {
      session: {
        create: {
          // After the password was right, so that nobody else learns of the account's state.
          before: async (session, context) => {
            const user = await context?.context.internalAdapter.findUserById(session.userId);
            const personId = (user as { personId?: string } | null | undefined)?.personId;
            await admit(options.database, personId);
          },
        },
      },
    },
    plugins: [
      username({
        displayUsername: false,
        immutableUsername: true,
        usernameValidator: (name) => /^[a-z0-9][a-z0-9._-]{2,29}$/.test(name.toLowerCase()),
      }),
      twoFactor({ issuer: '公枢 Gongshu', twoFactorTable: 'login_second_factor' }),
    ],
  });
}

/** Throws when the account may not be signed in to, with a code the sign-in page knows. */
async function admit(database: Database, personId: string | undefined): Promise<void> {
  const account = personId
    ? await database.transaction(async (tx) => ({ row: await accountOf(tx, personId), now: tx.now }), {
        mode: 'snapshot',
      })
    : null;
  if (!account?.row || account.row.disabled_at) {
    throw new APIError('FORBIDDEN', { code: 'ACCOUNT_DISABLED', message: 'The account is disabled.' });
  }
  const { one_time_until: until } = account.row;
  if (until && Temporal.Instant.compare(until, account.now) <= 0) {
    throw new APIError('FORBIDDEN', {
      code: 'ONE_TIME_PASSWORD_EXPIRED',
      message: 'The one-time password has expired.',
    });
  }
}
