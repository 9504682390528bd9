/**
 * An answer of the sign-in library as it leaves the house: without the session's token, which a script on the page could otherwise read
 * although its cookie is out of reach, and with the user name in the address that an authenticator app shows.
 */
export async function tidied(answer: Response, username: string | undefined): Promise<Response> {
  if (!answer.ok || !/^application\/json\b/.test(answer.headers.get('content-type') ?? '')) return answer;
  const body: unknown = await answer.json();
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  return new Response(JSON.stringify(tidy(body, username)), { status: answer.status, headers });
}

function tidy(body: unknown, username: string | undefined): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => name !== 'token')
      .map(([name, value]) => {
        if (name === 'session' || name === 'user') return [name, tidy(value, username)];
        if (name === 'totpURI' && typeof value === 'string' && username !== undefined)
          return [name, totpAddressFor(username, value)];
        return [name, value];
      }),
  );
}

/** `otpauth://totp/Issuer:account?…` with another account. */
const totpAddressFor = (username: string, address: string): string =>
  address.replace(
    /^(otpauth:\/\/totp\/[^:?]*:)[^?]*/,
    (_, issuer: string) => issuer + encodeURIComponent(username),
  );
