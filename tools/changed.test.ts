import { expect, it } from 'vitest';
import { foldersToTest } from './changed.ts';

it('tests the modules, adapters and programs that were changed, each once', () => {
  expect(
    foldersToTest([
      'platform/registration/model/lifecycle.ts',
      'platform/registration/store/migrations/0001-initial.sql',
      'adapters/postgres/pool.ts',
      'docs/build/testing.md',
      'README.md',
    ]),
  ).toEqual(['adapters/postgres/', 'platform/registration/']);
});

it('tests everything when the ground was changed, and nothing when only pages were', () => {
  expect(foldersToTest(['platform/catalog/index.ts', 'foundation/money.ts'])).toEqual(['']);
  expect(foldersToTest(['docs/build/testing.md'])).toEqual([]);
});
