import { lazy } from 'react';
import { type Panels, page } from '#ui-kit';

export const pages = [
  page('/products', async () => (await import('./ProductsPage.tsx')).ProductsPage),
  page('/products/$id', async () => (await import('./ProductPage.tsx')).ProductPage),
];

/** Beside the definition of a product on the task page of its reviews. */
export const panels: Panels = {
  product: lazy(async () => ({ default: (await import('./ReviewPanel.tsx')).ReviewPanel })),
};
