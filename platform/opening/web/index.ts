import { page } from '#ui-kit';

export const pages = [
  page('/open', async () => (await import('./OpenListPage.tsx')).OpenListPage),
  page('/open/$id', async () => (await import('./OpenResourcePage.tsx')).OpenResourcePage),
  page('/work/opening', async () => (await import('./EntriesPage.tsx')).EntriesPage, 'work'),
  page('/work/opening/$id', async () => (await import('./EntryPage.tsx')).EntryPage, 'work'),
];
