import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { addSecurityHeaders } from './security-headers.ts';

it('stand on every answer, also on one that was not found or failed', async () => {
  const app = Fastify();
  await addSecurityHeaders(app);
  app.get('/', async () => ({}));
  app.get('/broken', async () => {
    throw new Error('broken');
  });
  for (const [path, status] of [
    ['/', 200],
    ['/nothing', 404],
    ['/broken', 500],
  ] as const) {
    const { statusCode, headers } = await app.inject(path);
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    const policy = String(headers['content-security-policy']).split(';');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    // Whether to insist on TLS is for the proxy that has it.
    expect(headers).not.toHaveProperty('strict-transport-security');
    // What belongs to one answer alone is not among them.
    expect(headers['content-type']).toContain('application/json');
  }
  await app.close();
});
