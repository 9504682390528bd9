import { page } from '#ui-kit';

export const pages = [
  page('/agreements', async () => (await import('./AgreementsPage.tsx')).AgreementsPage),
  page('/agreements/$id', async () => (await import('./AgreementPage.tsx')).AgreementPage),
];
