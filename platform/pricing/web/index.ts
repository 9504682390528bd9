import { page } from '#ui-kit';

export const pages = [
  page('/work/prices', async () => (await import('./formation/FormationsPage.tsx')).FormationsPage, 'work'),
  page('/work/prices/$id', async () => (await import('./formation/FormationPage.tsx')).FormationPage, 'work'),
  page(
    '/work/statements',
    async () => (await import('./settlement/StatementsPage.tsx')).StatementsPage,
    'work',
  ),
  page(
    '/work/statements/$id',
    async () => (await import('./settlement/StatementPage.tsx')).StatementPage,
    'work',
  ),
  page('/work/bills', async () => (await import('./settlement/BillsPage.tsx')).BillsPage, 'work'),
  page('/work/bills/$id', async () => (await import('./settlement/BillPage.tsx')).BillPage, 'work'),
  page('/work/sharings', async () => (await import('./settlement/SharingsPage.tsx')).SharingsPage, 'work'),
  page('/work/sharings/$id', async () => (await import('./settlement/SharingPage.tsx')).SharingPage, 'work'),
  page('/work/ledger', async () => (await import('./settlement/LedgerPage.tsx')).LedgerPage, 'work'),
];
