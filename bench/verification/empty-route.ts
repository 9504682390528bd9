import Fastify from 'fastify';

/* The peer: a Fastify route that does nothing. */

const app = Fastify();
app.get('/', async () => ({}));
const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.on('message', (message) => {
  if (message === 'stop') process.exit(0);
  const { user, system } = process.cpuUsage();
  process.send!({ kind: 'counts', cpuUs: user + system });
});
process.send!({ kind: 'ready', address });
