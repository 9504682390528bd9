import { page } from '#ui-kit';

export const pages = [
  page('/catalog', async () => (await import('./SearchPage.tsx')).SearchPage),
  page('/catalog/$id', async () => (await import('./ResourcePage.tsx')).ResourcePage),
];
