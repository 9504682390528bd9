import { lazy } from 'react';
import { type Panels, page } from '#ui-kit';

export const pages = [
  page('/work/lab', async () => (await import('./LabPage.tsx')).LabPage, 'work'),
  page('/work/runs', async () => (await import('./RunsPage.tsx')).RunsPage, 'work'),
  page('/work/runs/$id', async () => (await import('./RunPage.tsx')).RunPage, 'work'),
];

/** Beside the facts of a run on the task page of its egress review. */
export const panels: Panels = {
  'query-run': lazy(async () => ({ default: (await import('./EgressPanel.tsx')).EgressPanel })),
};
