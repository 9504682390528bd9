import type { ComponentType } from 'react';

/** A page as a module's web door offers it; the portal makes a route of it. The component is loaded when it is first needed. */
export interface PageRoute {
  /** TanStack path, e.g. `/resources/$id`. */
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
  /** `work` pages stand in the workbench frame, for people who are signed in. */
  readonly frame: 'public' | 'work';
}

/** `page('/resources', async () => (await import('./SearchPage.tsx')).SearchPage)` */
export const page = (
  path: string,
  load: () => Promise<ComponentType>,
  frame: PageRoute['frame'] = 'public',
): PageRoute => ({ path, load, frame });
