import type { FastifyInstance } from 'fastify';
import { undeliveredEvents } from '#adapters/postgres';
import type { Database } from '#foundation';
import { linkageBacklog } from '#platform/privacy';

/**
 * `GET /healthz/waiting`: what the home has still to do by itself, counted in one snapshot. What one event asks for is counted in the commit that
 * delivers it, so when both are 0 nothing follows any more. `/healthz` itself asks no database; a balancer's check stays with it.
 */
export function mountWaiting(app: FastifyInstance, database: Database): void {
  app.get('/healthz/waiting', { schema: { hide: true } }, () =>
    database.transaction(
      async (tx) => ({ events: await undeliveredEvents(tx), linkage: await linkageBacklog(tx) }),
      { mode: 'snapshot' },
    ),
  );
}
