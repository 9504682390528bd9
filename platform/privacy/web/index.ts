import { page } from '#ui-kit';

export const pages = [page('/privacy', async () => (await import('./PrivacyPage.tsx')).PrivacyPage)];
