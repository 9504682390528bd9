import { page } from '#ui-kit';

export const pages = [page('/sign-in', async () => (await import('./SignInPage.tsx')).SignInPage)];
