import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { type Database, publicActor } from '#foundation';
import { createPerform } from '#platform/identity';
import { createApp } from './http/app.ts';
import { mountActs, mountReads } from './http/mount.ts';
import { mountMe } from './http/sign-in.ts';
import { allModules } from './modules.ts';

/** The OpenAPI 3.1 document of the whole program, made without a database. */
export async function openApiDocument(): Promise<object> {
  const app = await createApp({ requestsPerMinute: 1 });
  const unavailable = () => {
    throw new Error('described, not running');
  };
  const nowhere: Database = { transaction: unavailable, batch: unavailable };
  const mounting = {
    database: nowhere,
    perform: createPerform({
      database: nowhere,
      policies: { name: 'none', policies: new Map() },
      idempotency: postgresIdempotency,
      actLog: postgresActLog,
    }),
    actorOf: async () => publicActor,
    actLog: postgresActLog,
  };
  const modules = await allModules();
  mountActs(
    app,
    modules.flatMap((module) => [...(module.acts ?? [])]),
    mounting,
  );
  mountReads(
    app,
    modules.flatMap((module) => [...(module.reads ?? [])]),
    mounting,
  );
  mountMe(app, {
    database: nowhere,
    callerOf: async () => ({ kind: 'nobody', sessionEnded: false }),
    forgetCookie: '',
  });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}
