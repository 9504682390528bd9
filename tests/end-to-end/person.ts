import { randomUUID } from 'node:crypto';
import { demoPassword } from '../../programs/server/demo/accounts.ts';

/** What the hub answered: the status, and the body as JSON. */
export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at the answer of whatever they asked.
  readonly body: any;
}

interface TaskLine {
  readonly id: string;
  readonly kind: string;
  readonly subject: { readonly id: string };
}

/** Somebody signed in with one of the demo's accounts, who finishes tasks over HTTP exactly as the task page does. */
export class Person {
  readonly #address: string;
  readonly #cookie: string;

  private constructor(address: string, cookie: string) {
    this.#address = address;
    this.#cookie = cookie;
  }

  static async signIn(address: string, username: string, password = demoPassword): Promise<Person> {
    const response = await fetch(`${address}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ username, password }),
    });
    if (!response.ok)
      throw new Error(`${username} cannot sign in: ${response.status} ${await response.text()}`);
    return new Person(
      address,
      response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    );
  }

  async get(path: string): Promise<Answered> {
    return answered(await fetch(`${this.#address}${path}`, { headers: { cookie: this.#cookie } }));
  }

  /** Post to an address; a fresh idempotency key unless the test gives one. */
  async post(path: string, input: unknown, key: string = randomUUID()): Promise<Answered> {
    return answered(
      await fetch(`${this.#address}${path}`, {
        method: 'POST',
        headers: {
          cookie: this.#cookie,
          origin: this.#address,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: typeof input === 'string' ? input : JSON.stringify(input),
      }),
    );
  }

  /** Do an act; the test fails when it is refused. */
  // biome-ignore lint/suspicious/noExplicitAny: each act answers in a shape of its own.
  async act(name: string, input: object): Promise<any> {
    const { status, body } = await this.post(`/api/v1/actions/${name}`, input);
    if (status !== 200) throw new Error(`${name} was refused: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async upload(name: string, bytes: Uint8Array | string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([bytes as BlobPart]), name);
    const answer = await answered(
      await fetch(`${this.#address}/api/v1/uploads`, {
        method: 'POST',
        headers: { cookie: this.#cookie, origin: this.#address },
        body: form,
      }),
    );
    if (answer.status !== 200) throw new Error(`the upload was refused: ${JSON.stringify(answer.body)}`);
    return answer.body.uploadId;
  }

  /** The open task of a kind, about one thing when it is named. */
  async task(kind: string, subjectId?: string): Promise<TaskLine> {
    const { body } = await this.get('/api/v1/tasks?state=open&limit=100');
    const found = (body.items as TaskLine[]).find(
      (task) => task.kind === kind && (subjectId === undefined || task.subject.id === subjectId),
    );
    if (!found)
      throw new Error(
        `no task ${kind}; there are ${(body.items as TaskLine[]).map((task) => task.kind).join(', ')}`,
      );
    return found;
  }

  /** Finish a task with one of the acts its page offers: what the form is filled with, and what the person adds. */
  // biome-ignore lint/suspicious/noExplicitAny: as for `act`.
  async finish(kind: string, act: string, more: object = {}, subjectId?: string): Promise<any> {
    const line = await this.task(kind, subjectId);
    const { body } = await this.get(`/api/v1/tasks/${line.id}`);
    const offered = body.acts.find((one: { name: string }) => one.name === act);
    if (!offered) throw new Error(`the task ${kind} does not offer ${act}`);
    return this.act(act, { ...offered.prefill, ...more });
  }
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: json ? JSON.parse(text) : text };
}
