import createClient, { type Middleware } from 'openapi-fetch';
import { actingPost } from './acting-post.ts';
import type { Answer, Parameters, Path } from './contract.ts';
import type { paths } from './generated/schema.d.ts';
import { asProblem, ProblemError, problemFrom } from './problem.ts';

/** Milliseconds after which an unanswered request becomes the problem `portal/too-slow`. */
export const patienceMs = 25_000;
/** A list of some hundred thousand lines is written before its file begins. */
const patienceWithFilesMs = 15 * 60_000;

const withPost: Middleware = {
  onRequest({ request }) {
    const post = actingPost();
    if (post !== null) request.headers.set('X-Gongshu-Post', post);
    request.headers.set('Accept', 'application/json, application/problem+json');
    return request;
  },
};

const client = createClient<paths>({ credentials: 'same-origin' });
client.use(withPost);

const limited = (signal: AbortSignal | undefined): AbortSignal => {
  const limit = AbortSignal.timeout(patienceMs);
  return signal ? AbortSignal.any([signal, limit]) : limit;
};

const rethrow = (error: unknown): never => {
  throw asProblem(error);
};

/** `GET` through the typed client: the answer, or a thrown {@link ProblemError}. */
export async function get<P extends Path>(
  path: P,
  params: Parameters<P>,
  signal?: AbortSignal,
): Promise<Answer<P>> {
  // openapi-fetch cannot infer the options of a path that is itself a type parameter; the two types above say the same.
  const call = client.GET as unknown as (
    path: string,
    options: { params: unknown; signal: AbortSignal },
  ) => Promise<{ data?: Answer<P>; error?: unknown; response: Response }>;
  const { data, error, response } = await call(path, { params, signal: limited(signal) }).catch(rethrow);
  if (!response.ok) throw new ProblemError(problemFrom(response.status, error));
  return data as Answer<P>;
}

/** `GET` of a file, byte for byte. */
export async function getBytes(path: string, signal?: AbortSignal): Promise<Uint8Array> {
  const acting = actingPost();
  const headers: HeadersInit = acting === null ? {} : { 'X-Gongshu-Post': acting };
  const asked = { credentials: 'same-origin', headers, signal: limited(signal) } as const;
  const response = await fetch(path, asked).catch(rethrow);
  if (!response.ok) throw new ProblemError(problemFrom(response.status, jsonOrNull(await response.text())));
  return new Uint8Array(await response.arrayBuffer());
}

/** `POST` of JSON or a form, to paths that are made of acts' names at run time. */
export async function post(
  path: string,
  body: FormData | object,
  headers: { readonly [name: string]: string } = {},
): Promise<unknown> {
  return jsonOrNull(await postForText(path, body, headers));
}

/** The same for an answer that is a text of another kind. */
export async function postForText(
  path: string,
  body: FormData | object,
  headers: { readonly [name: string]: string } = {},
): Promise<string> {
  const isForm = body instanceof FormData;
  const acting = actingPost();
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    body: isForm ? body : JSON.stringify(body),
    headers: {
      Accept: 'application/json, application/problem+json',
      ...(isForm ? {} : { 'Content-Type': 'application/json' }),
      ...(acting === null ? {} : { 'X-Gongshu-Post': acting }),
      ...headers,
    },
    // An upload may honestly take long; everything else may not.
    ...(isForm ? {} : { signal: limited(undefined) }),
  }).catch(rethrow);
  const text = await response.text();
  if (!response.ok) throw new ProblemError(problemFrom(response.status, jsonOrNull(text)));
  return text;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The same for an answer that is a file. */
export async function postForFile(path: string, body: object): Promise<Blob> {
  const acting = actingPost();
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      ...(acting === null ? {} : { 'X-Gongshu-Post': acting }),
    },
    signal: AbortSignal.timeout(patienceWithFilesMs),
  }).catch(rethrow);
  if (!response.ok) throw new ProblemError(problemFrom(response.status, jsonOrNull(await response.text())));
  return response.blob();
}
