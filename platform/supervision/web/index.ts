import { page } from '#ui-kit';

export { chartOfUse } from './chart-of-use.ts';

export const pages = [
  page('/disclosure', async () => (await import('./DisclosurePage.tsx')).DisclosurePage),
  page('/disclosure/$id', async () => (await import('./AuthorisationPage.tsx')).AuthorisationPage),
];
