import fastifyHelmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';

const helmet = {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      // antd writes its styles at run time.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: null,
    },
  },
  strictTransportSecurity: false,
} as const;

/**
 * The headers that tell a browser what it may do with an answer. They are the same for every answer, so helmet is asked for them once and not
 * with each request, where putting them together again cost as much as an empty route.
 */
export async function addSecurityHeaders(app: FastifyInstance): Promise<void> {
  const headers = Object.entries(await headersOfHelmet());
  app.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of headers) reply.header(name, value);
    done();
  });
}

async function headersOfHelmet(): Promise<{ readonly [name: string]: string }> {
  const asked = Fastify();
  await asked.register(fastifyHelmet, helmet);
  asked.get('/', (_request, reply) => void reply.send());
  const bare = Fastify();
  bare.get('/', (_request, reply) => void reply.send());
  try {
    const answers = [await asked.inject('/'), await bare.inject('/')];
    const [withHelmet, without] = answers.map(({ headers }) => headers);
    return Object.fromEntries(
      Object.entries(withHelmet!).flatMap(([name, value]) =>
        name in without! || value === undefined ? [] : [[name, String(value)]],
      ),
    );
  } finally {
    await asked.close();
    await bare.close();
  }
}
