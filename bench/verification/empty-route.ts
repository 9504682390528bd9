import Fastify from 'fastify';

/* The peer: a Fastify route that does nothing. */

const app = Fastify();
app.get('/', async () => ({}));
const address = await app.listen({ port: 0, host: '127.0.0.1' });
process.on('message', () => process.exit(0));
process.send!({ kind: 'ready', address });
