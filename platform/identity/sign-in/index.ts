import type { Database, PersonId } from '#foundation';
import { accountOf, passwordIsOwn } from '../store/accounts.ts';
import { addressHeader, createBetterAuth, type SignInOptions, sessionCookie } from './better-auth.ts';
import { forgetFailures, lockedFor, noteFailure } from './lockout.ts';
import { tidied } from './tidy.ts';

export { type SignInOptions, signInConnection } from './better-auth.ts';
export { signInProblems } from './problems.ts';
export { signInRefusal } from './refusals.ts';

/** People's sign-in, without a web framework. */
export interface SignIn {
  /**
   * Everything under `/api/auth/`. `address` is where the connection comes from (the socket's, or what a trusted proxy says): it is
   * what attempts are counted by.
   */
  readonly authHandler: (request: Request, caller?: { readonly address: string }) => Promise<Response>;
  /** The person signed in by these headers' cookie. `null`: nobody, or somebody who still has to replace a one-time password. */
  readonly sessionPerson: (headers: Headers) => Promise<PersonId | null>;
  /** The same, and whether a one-time password still has to be replaced (such a person can do nothing else). */
  readonly session: (headers: Headers) => Promise<Session | null>;
  /** Do these headers carry a session's cookie, whether it still counts or not? */
  readonly presented: (headers: Headers) => boolean;
  /** A `set-cookie` that makes the browser forget the session. */
  readonly forgetCookie: string;
}

export interface Session {
  readonly id: string;
  readonly personId: PersonId;
  readonly username: string;
  /** The password was given out by an administrator; setting an own one comes first. */
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
}

// Everything else better-auth offers — sign-up, e-mail, linking, deleting — is not there.
const offered = new Set([
  'POST /sign-in/username',
  'POST /sign-out',
  'GET /get-session',
  'POST /change-password',
  'POST /revoke-other-sessions',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/get-totp-uri',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
]);
/** What somebody with a one-time password may do. */
const beforeOwnPassword = new Set([
  'POST /sign-in/username',
  'POST /sign-out',
  'GET /get-session',
  'POST /change-password',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
]);

const largestBody = 16_384;

/** Make the sign-in of an instance. */
export function createSignIn(options: SignInOptions): SignIn {
  const auth = createBetterAuth(options);
  const { database, wallClock } = options;
  const cookie = sessionCookie(options);

  const session: SignIn['session'] = async (headers) => {
    const found = await auth.api.getSession({ headers });
    if (!found) return null;
    const user = found.user as unknown as {
      readonly personId: string;
      readonly username: string;
      readonly passwordOneTime: boolean;
      readonly twoFactorEnabled: boolean | null;
    };
    return {
      id: found.session.id,
      personId: user.personId as PersonId,
      username: user.username,
      mustChangePassword: user.passwordOneTime,
      secondFactor: user.twoFactorEnabled === true,
    };
  };

  async function signIn(request: Request, body: Body): Promise<Response> {
    const name = typeof body['username'] === 'string' ? body['username'].toLowerCase().slice(0, 100) : '';
    const locked = await lockedFor(database, wallClock, name);
    if (locked > 0) {
      return answer(429, 'TOO_MANY_FAILED_SIGN_INS', 'Too many failed attempts; wait and try again.', {
        'retry-after': String(locked),
      });
    }
    const response = await auth.handler(request);
    if (response.status === 401) await noteFailure(database, wallClock, name);
    else if (response.ok) await forgetFailures(database, name);
    return response;
  }

  async function changePassword(request: Request, body: Body): Promise<Response> {
    const who = await session(request.headers);
    if (who && body['newPassword'] === body['currentPassword'])
      return answer(422, 'PASSWORD_NOT_CHANGED', 'The new password is the old one.');
    if (who && (await oneTimeEnded(database, who.personId)))
      return answer(403, 'ONE_TIME_PASSWORD_EXPIRED', 'The one-time password has expired.');
    const response = await auth.handler(request);
    // Whoever else is signed in with the old password is signed out.
    if (who && response.ok) await database.transaction((tx) => passwordIsOwn(tx, who.personId, who.id));
    return response;
  }

  async function answered(request: Request, caller?: { readonly address: string }): Promise<Response> {
    const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '');
    const operation = `${request.method} ${path}`;
    if (!offered.has(operation)) return answer(404, 'NOT_FOUND', 'There is nothing here.');
    const read = await readBody(request);
    if (!read) return answer(413, 'TOO_LARGE', 'The body is too large.');
    const passed = passOn(request, read.text, caller?.address);
    if (!beforeOwnPassword.has(operation) && (await session(request.headers))?.mustChangePassword)
      return answer(403, 'PASSWORD_MUST_CHANGE', 'Set a password of your own first.');
    if (operation === 'POST /sign-in/username') return signIn(passed, read.body);
    if (operation === 'POST /change-password') return changePassword(passed, read.body);
    return auth.handler(passed);
  }

  return {
    async authHandler(request, caller) {
      const { headers } = request;
      const response = await answered(request, caller);
      const namesAccount =
        response.ok && /\/two-factor\/(enable|get-totp-uri)$/.test(new URL(request.url).pathname);
      return tidied(response, namesAccount ? (await session(headers))?.username : undefined);
    },
    session,
    presented: (headers) =>
      (headers.get('cookie') ?? '').split(';').some((part) => part.trim().startsWith(`${cookie}=`)),
    // Browsers take a name that begins with __Secure- only with the attribute.
    forgetCookie: `${cookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${cookie.startsWith('__Secure-') ? '; Secure' : ''}`,
    sessionPerson: async (headers) => {
      const who = await session(headers);
      return who && !who.mustChangePassword ? who.personId : null;
    },
  };
}

const oneTimeEnded = (database: Database, personId: string): Promise<boolean> =>
  database.transaction(
    async (tx) => {
      const until = (await accountOf(tx, personId))?.one_time_until;
      return until != null && Temporal.Instant.compare(until, tx.now) <= 0;
    },
    { mode: 'snapshot' },
  );

type Body = { readonly [name: string]: unknown };

/** The body as text and, when it is a JSON object, as that; null when it is too large. */
async function readBody(
  request: Request,
): Promise<{ readonly text: string | null; readonly body: Body } | null> {
  if (request.method === 'GET') return { text: null, body: {} };
  const text = await request.text();
  if (text.length > largestBody) return null;
  try {
    const body: unknown = JSON.parse(text);
    return { text, body: body && typeof body === 'object' ? (body as Body) : {} };
  } catch {
    return { text, body: {} };
  }
}

/** The request as better-auth gets it: the caller's address is ours to say. */
function passOn(request: Request, text: string | null, address: string | undefined): Request {
  const headers = new Headers(request.headers);
  headers.delete(addressHeader);
  if (address) headers.set(addressHeader, address);
  return new Request(request.url, {
    method: request.method,
    headers,
    ...(text === null ? {} : { body: text }),
  });
}

const answer = (
  status: number,
  code: string,
  message: string,
  headers: { readonly [name: string]: string } = {},
): Response =>
  new Response(JSON.stringify({ code, message }), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
