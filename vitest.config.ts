import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '**/dist/**', '**/.gongshu*/**', 'tests/architecture/planted/**'];

// Three speeds: `unit` has no I/O, `int` has a PostgreSQL of its own, `e2e` starts the whole program. Test files end in
// .test.ts, .int.test.ts, .e2e.test.ts; `.long.test.ts` runs only with `npm run test:long`.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...ignored, '**/*.{int,e2e,long}.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'int',
          include: ['**/*.int.test.ts'],
          exclude: ignored,
          globalSetup: ['testkit/postgres-server.ts'],
          setupFiles: ['testkit/drawn-ids.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['**/*.e2e.test.ts'],
          exclude: ignored,
          globalSetup: ['tests/end-to-end/prepared-home.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'long',
          include: ['**/*.long.test.ts'],
          exclude: ignored,
          globalSetup: ['testkit/postgres-server.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
