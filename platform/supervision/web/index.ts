import { page } from '#ui-kit';

export const pages = [page('/disclosure', async () => (await import('./DisclosurePage.tsx')).DisclosurePage)];
