import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { openSecretText, openTokenKeys } from '#adapters/crypto';
import { machineClock } from '#adapters/postgres';
import type { Clock, Database } from '#foundation';
import {
  createSignIn,
  createTokenService,
  type SignIn,
  signInConnection,
  type TokenService,
} from '#platform/identity';

export interface CredentialOptions {
  readonly database: Database;
  readonly connectionString: string;
  /** The home's folder of keys. */
  readonly keys: string;
  /** Address under which people reach the portal and clients the token endpoint. */
  readonly publicAddress: string;
  /** For tests; otherwise the machine's. */
  readonly wallClock?: Clock;
}

/**
 * Sign-in and tokens of an instance. Both live by the clock on the wall: a browser forgets its cookie and another server checks a
 * token by that clock, so a demo clock that jumps ahead signs nobody out and ends no token. What an act writes down (the term of a
 * one-time password, of a secret, of a deputy) goes by the house's clock like every other date.
 */
export async function openCredentials(
  options: CredentialOptions,
): Promise<{ readonly signIn: SignIn; readonly tokens: TokenService; readonly close: () => Promise<void> }> {
  const { database, publicAddress, wallClock = machineClock } = options;
  const pool = new pg.Pool({ connectionString: options.connectionString, ...signInConnection });
  // A connection that dies with its server is reported by the next query.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  const secret = await openSecretText(join(options.keys, 'sign-in.secret'), () =>
    randomBytes(48).toString('base64url'),
  );
  const keys = await openTokenKeys({ folder: join(options.keys, 'tokens') });
  return {
    signIn: createSignIn({
      database,
      wallClock,
      pool,
      secret,
      baseUrl: publicAddress,
      // Of the address, and not of the port listened on: all processes of an instance read the same cookie.
      cookiePrefix: `gongshu-${portOf(publicAddress)}`,
    }),
    tokens: createTokenService({
      database,
      clock: wallClock,
      keys,
      issuer: publicAddress,
      audience: publicAddress,
    }),
    close: () => pool.end(),
  };
}

const portOf = (address: string): string => {
  const { port, protocol } = new URL(address);
  return port || (protocol === 'https:' ? '443' : '80');
};
