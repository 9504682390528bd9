import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { type PageRoute, type Panels, page, Waiting } from '#ui-kit';
import {
  pages as authorisation,
  panels as authorisationPanels,
} from '../../platform/authorisation/web/index.ts';
import { pages as casework } from '../../platform/casework/web/index.ts';
import { pages as catalog } from '../../platform/catalog/web/index.ts';
import { pages as evidence } from '../../platform/evidence/web/index.ts';
import { pages as identity } from '../../platform/identity/web/index.ts';
import { pages as opening } from '../../platform/opening/web/index.ts';
import { pages as pricing } from '../../platform/pricing/web/index.ts';
import { pages as privacy, panels as privacyPanels } from '../../platform/privacy/web/index.ts';
import { panels as productPanels, pages as products } from '../../platform/products/web/index.ts';
import { pages as query, panels as queryPanels } from '../../platform/query/web/index.ts';
import { pages as registration } from '../../platform/registration/web/index.ts';
import { pages as supervision, panels as supervisionPanels } from '../../platform/supervision/web/index.ts';
import { PublicFrame, WorkFrame } from './frames.tsx';
import { FaultPage, MissingPage } from './pages/Fallbacks.tsx';

/** Every page of the portal. A module adds its own through its web door; nothing but these lists is loaded before it is needed. */
export const pages: readonly PageRoute[] = [
  page('/', async () => (await import('./pages/HomePage.tsx')).HomePage),
  ...catalog,
  ...opening,
  ...registration,
  ...products,
  ...query,
  ...supervision,
  ...evidence,
  ...casework,
  ...identity,
  ...authorisation,
  ...privacy,
  ...pricing,
];

/** What modules show of their things on the task page, and on pages of others. */
export const panels: Panels = {
  ...authorisationPanels,
  ...privacyPanels,
  ...productPanels,
  ...queryPanels,
  ...supervisionPanels,
};

const root = createRootRoute({ component: Outlet });
const frames = {
  public: createRoute({ getParentRoute: () => root, id: 'public', component: PublicFrame }),
  work: createRoute({ getParentRoute: () => root, id: 'workbench', component: WorkFrame }),
};
const routesIn = (frame: PageRoute['frame']) =>
  pages
    .filter((one) => one.frame === frame)
    .map((one) =>
      createRoute({
        getParentRoute: () => frames[frame],
        path: one.path,
        component: lazyRouteComponent(async () => ({ default: await one.load() })),
      }),
    );
const missing = createRoute({ getParentRoute: () => frames.public, path: '$', component: MissingPage });

export const router = createRouter({
  routeTree: root.addChildren([
    frames.public.addChildren([...routesIn('public'), missing]),
    frames.work.addChildren(routesIn('work')),
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingComponent: () => <Waiting rows={10} />,
  defaultPendingMs: 200,
  defaultErrorComponent: FaultPage,
  defaultNotFoundComponent: MissingPage,
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const parts = new URLSearchParams(
      Object.entries(search as Record<string, unknown>).flatMap(([key, value]) =>
        value === undefined || value === null ? [] : [[key, String(value)]],
      ),
    ).toString();
    return parts === '' ? '' : `?${parts}`;
  },
});
