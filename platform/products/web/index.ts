import { page } from '#ui-kit';

export const pages = [
  page('/products', async () => (await import('./ProductsPage.tsx')).ProductsPage),
  page('/products/$id', async () => (await import('./ProductPage.tsx')).ProductPage),
];
