import { page } from '#ui-kit';

export const pages = [
  page('/rules', async () => (await import('./RulesPage.tsx')).RulesPage),
  page('/rules/$id', async () => (await import('./RulePage.tsx')).RulePage),
  page('/work', async () => (await import('./TasksPage.tsx')).TasksPage, 'work'),
  page('/work/tasks/$id', async () => (await import('./TaskPage.tsx')).TaskPage, 'work'),
  page('/work/notices', async () => (await import('./InboxPage.tsx')).InboxPage, 'work'),
  page('/work/papers', async () => (await import('./papers/PapersPage.tsx')).PapersPage, 'work'),
  page('/work/papers/$id', async () => (await import('./papers/PaperPage.tsx')).PaperPage, 'work'),
  page('/work/decisions', async () => (await import('./decisions/DecisionsPage.tsx')).DecisionsPage, 'work'),
  page(
    '/work/decisions/$id',
    async () => (await import('./decisions/DecisionPage.tsx')).DecisionPage,
    'work',
  ),
  page('/work/imports', async () => (await import('./imports/ImportsPage.tsx')).ImportsPage, 'work'),
  page(
    '/work/imports/new/$list',
    async () => (await import('./imports/BringInPage.tsx')).BringInPage,
    'work',
  ),
  page('/work/imports/$id', async () => (await import('./imports/ImportPage.tsx')).ImportPage, 'work'),
  page('/work/start', async () => (await import('./StartPage.tsx')).StartPage, 'work'),
  page('/work/start/$name', async () => (await import('./ActPage.tsx')).ActPage, 'work'),
];
