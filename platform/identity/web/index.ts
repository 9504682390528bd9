import { page } from '#ui-kit';

export const pages = [
  page('/sign-in', async () => (await import('./SignInPage.tsx')).SignInPage),
  page('/work/account', async () => (await import('./AccountPage.tsx')).AccountPage, 'work'),
  page(
    '/work/machine-clients',
    async () => (await import('./MachineClientsPage.tsx')).MachineClientsPage,
    'work',
  ),
  page(
    '/work/organisations',
    async () => (await import('./OrganisationsPage.tsx')).OrganisationsPage,
    'work',
  ),
  page(
    '/work/organisations/$id',
    async () => (await import('./OrganisationPage.tsx')).OrganisationPage,
    'work',
  ),
  page('/work/people', async () => (await import('./PeoplePage.tsx')).PeoplePage, 'work'),
  page('/work/people/$id', async () => (await import('./PersonPage.tsx')).PersonPage, 'work'),
  page(
    '/work/reorganisations',
    async () => (await import('./ReorganisationsPage.tsx')).ReorganisationsPage,
    'work',
  ),
  page('/work/looks', async () => (await import('./LooksPage.tsx')).LooksPage, 'work'),
  page('/work/interests', async () => (await import('./InterestsPage.tsx')).InterestsPage, 'work'),
  page('/work/hand-overs', async () => (await import('./HandOversPage.tsx')).HandOversPage, 'work'),
];
