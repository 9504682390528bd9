import type { MachineClient } from './machine-client.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what the hub answers, as a buyer's program reads it.
  readonly body: any;
}

/** What a buyer's program does: fetch a token, call over HTTP with a key for each call, so that a repeated call is the same call. */
export class BuyerProgram {
  readonly #address: string;
  readonly #client: MachineClient;
  /** A token is for one purpose. */
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(address: string, client: MachineClient) {
    this.#address = address;
    this.#client = client;
  }

  /** @param tokenFor the purpose the token is for: that of the call, unless the demo shows what becomes of another. */
  async call(
    path: string,
    key: string,
    input: { readonly purpose: string; readonly [field: string]: unknown },
    tokenFor = input.purpose,
  ): Promise<Answer> {
    const token = this.#tokens.get(tokenFor) ?? this.#fetchToken(tokenFor);
    this.#tokens.set(tokenFor, token);
    const response = await fetch(new URL(path, this.#address), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(input),
    });
    return { status: response.status, body: await response.json() };
  }

  async #fetchToken(purpose: string): Promise<string> {
    const { clientId, clientSecret } = this.#client;
    const response = await fetch(new URL('/oauth2/token', this.#address), {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        // A sandbox key has no purposes.
        ...(clientId.startsWith('sbx_') ? {} : { scope: `purpose:${purpose}` }),
      }),
    });
    const body = (await response.json()) as { access_token?: string; error?: string };
    if (!body.access_token) throw new Error(`no token for the demo client: ${response.status} ${body.error}`);
    return body.access_token;
  }
}
