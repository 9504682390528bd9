import { page } from '#ui-kit';

export const pages = [
  page('/resources', async () => (await import('./SearchPage.tsx')).SearchPage),
  page('/resources/$id', async () => (await import('./ResourcePage.tsx')).ResourcePage),
];
