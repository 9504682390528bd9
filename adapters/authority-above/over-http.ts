import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { type Text, text } from '#foundation';
import type { FiledVersion, FilingLine } from '#platform/authorisation';
import type { AuthorityAbove, DispatchAnswer, Dispatched } from '#platform/supervision';

export interface AuthorityLine {
  /** Where dispatches are posted to. */
  readonly url: string;
  /** Sent as a bearer token; read from a file by the program, never kept in the database. */
  readonly token?: string;
  /** How long it may take, in milliseconds. Shorter than the sender's lease. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

const Receipt = Type.Object({ receipt: Type.String({ minLength: 1, maxLength: 200 }) });
const largestAnswer = 64 * 1024;
/** Not now, or not so fast: the same thing may be taken later. */
const passing = new Set([408, 425, 429]);

/**
 * The line over HTTP: one POST of the dispatch as JSON with its id as `Idempotency-Key`, answered by 2xx with `{"receipt": "…"}`. No redirect is
 * followed: what is sent is for this receiver alone. 4xx is a refusal for good; anything else, silence included, is tried again.
 */
export const authorityOverHttp = ({
  url,
  token,
  timeoutMs = 20_000,
  fetch = globalThis.fetch,
}: AuthorityLine): AuthorityAbove & FilingLine => ({
  async send(dispatched: Dispatched | FiledVersion): Promise<DispatchAnswer> {
    let response: Response;
    let body: string;
    try {
      response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'idempotency-key': dispatched.id,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify(dispatched),
      });
      body = await bounded(response);
    } catch {
      return { ok: false, retry: true, reason: text('上级线路没有应答。', 'The line does not answer.') };
    }
    if (!response.ok)
      return {
        ok: false,
        retry: response.status >= 500 || passing.has(response.status),
        reason: refused(response.status),
      };
    const receipt = parsed(body);
    return Value.Check(Receipt, receipt)
      ? { ok: true, receipt: receipt.receipt }
      : { ok: false, retry: true, reason: text('上级线路没有给出回执。', 'The line gave no receipt.') };
  },
});

const refused = (status: number): Text =>
  text(`上级线路答复 HTTP ${status}。`, `The line answered HTTP ${status}.`);

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** What it says, up to a bound: a receipt is short. */
async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > largestAnswer) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
