import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { httpProblems, sendProblem } from './problem.ts';

/** Serves the built portal: hashed assets for good, and the shell for every address a person may open or reload. */
export async function mountPortal(app: FastifyInstance, dist: string): Promise<void> {
  if (!existsSync(join(dist, 'index.html')))
    throw new Error(`the portal is not built: ${dist} has no index.html`);
  await app.register(fastifyStatic, {
    root: join(dist, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  });
  const mark = await readFile(join(dist, 'mark.svg'));
  // Browsers ask for the second address by themselves, also for answers that are no page.
  for (const address of ['/mark.svg', '/favicon.ico'])
    app.get(address, { schema: { hide: true } }, (_request, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(mark),
    );
  const shell = await readFile(join(dist, 'index.html'), 'utf8');
  const serveShell = (reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(shell);
  // Whoever asks for the front door gets it, also tools that do not say what they take (curl, link checkers).
  app.get('/', { schema: { hide: true } }, (_request, reply) => serveShell(reply));
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && request.headers.accept?.includes('text/html');
    const forMachines = /^\/(api|log|assets|oauth2)(\/|$)/.test(request.url);
    if (!page || forMachines) return sendProblem(request, reply, httpProblems.notFound());
    return serveShell(reply);
  });
}
