import { page } from '#ui-kit';

export const pages = [
  page('/evidence', async () => (await import('./LogPage.tsx')).LogPage),
  page('/evidence/$index', async () => (await import('./EntryPage.tsx')).EntryPage),
  page('/facts', async () => (await import('./FactsPage.tsx')).FactsPage),
  page('/receipts', async () => (await import('./CheckerPage.tsx')).CheckerPage),
  page('/work/evidence-retention', async () => (await import('./RetentionPage.tsx')).RetentionPage, 'work'),
  page('/receipts/$id', async () => (await import('./ReceiptPage.tsx')).ReceiptPage),
];
