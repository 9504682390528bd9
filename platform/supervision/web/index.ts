import { lazy } from 'react';
import { type Panels, page } from '#ui-kit';

export { chartOfUse } from './disclosure/chart-of-use.ts';

export const pages = [
  page('/disclosure', async () => (await import('./disclosure/DisclosurePage.tsx')).DisclosurePage),
  page('/disclosure/$id', async () => (await import('./disclosure/AuthorisationPage.tsx')).AuthorisationPage),
  page(
    '/disclosure/yearly/$id',
    async () => (await import('./disclosure/yearly/ReportPage.tsx')).YearlyDisclosurePage,
  ),
  page(
    '/work/operator-reports',
    async () => (await import('./disclosure/yearly/YearlyTable.tsx')).OperatorReportsPage,
    'work',
  ),
  page(
    '/work/operator-reports/$id',
    async () => (await import('./disclosure/yearly/ReportPage.tsx')).OperatorReportPage,
    'work',
  ),
  page('/agreements/$id/evidence', async () => (await import('./EvidenceBundlePage.tsx')).EvidenceBundlePage),
  page(
    '/work/objections',
    async () => (await import('./objections/ObjectionsPage.tsx')).ObjectionsPage,
    'work',
  ),
  page(
    '/work/objections/$id',
    async () => (await import('./objections/ObjectionPage.tsx')).ObjectionPage,
    'work',
  ),
  page('/work/cockpit', async () => (await import('./cockpit/CockpitPage.tsx')).CockpitPage, 'work'),
  page('/work/cockpit/duties', async () => (await import('./cockpit/DutiesPage.tsx')).DutiesPage, 'work'),
  page(
    '/work/reports-above',
    async () => (await import('./above/ReportsAbovePage.tsx')).ReportsAbovePage,
    'work',
  ),
  page(
    '/work/reports-above/$id',
    async () => (await import('./above/ReportAbovePage.tsx')).ReportAbovePage,
    'work',
  ),
  page('/work/stops', async () => (await import('./stops/StopsPage.tsx')).StopsPage, 'work'),
  page('/work/incidents', async () => (await import('./incidents/IncidentsPage.tsx')).IncidentsPage, 'work'),
  page(
    '/work/rectifications',
    async () => (await import('./rectification/RectificationsPage.tsx')).RectificationsPage,
    'work',
  ),
  page(
    '/work/rectifications/$id',
    async () => (await import('./rectification/RectificationPage.tsx')).RectificationPage,
    'work',
  ),
  page(
    '/work/incidents/$id',
    async () => (await import('./incidents/IncidentPage.tsx')).IncidentPage,
    'work',
  ),
  page(
    '/work/honest-errors',
    async () => (await import('./honest-error/HonestErrorsPage.tsx')).HonestErrorsPage,
    'work',
  ),
  page(
    '/work/honest-errors/$id',
    async () => (await import('./honest-error/HonestErrorPage.tsx')).HonestErrorPage,
    'work',
  ),
  page('/work/alerts', async () => (await import('./alerts/AlertsPage.tsx')).AlertsPage, 'work'),
  page('/work/alerts/$id', async () => (await import('./alerts/AlertPage.tsx')).AlertPage, 'work'),
  page('/work/tips', async () => (await import('./tips/TipsPage.tsx')).TipsPage, 'work'),
  page('/work/tips/$id', async () => (await import('./tips/TipPage.tsx')).TipPage, 'work'),
  page('/report', async () => (await import('./tips/ReportPage.tsx')).ReportPage),
  page('/evaluations', async () => (await import('./evaluation/EvaluationsPage.tsx')).EvaluationsPage),
  page('/evaluations/$id', async () => (await import('./evaluation/EvaluationPage.tsx')).EvaluationPage),
  page('/evaluations/schemes/$id', async () => (await import('./evaluation/SchemePage.tsx')).SchemePage),
  page('/conduct', async () => (await import('./conduct/ConductPage.tsx')).ConductPage),
];

/** What depends on a resource or an agreement, beside the facts of their tasks, before a dangerous act and on their pages. */
export const panels: Panels = {
  resource: lazy(async () => ({ default: (await import('./ResourcePanel.tsx')).ResourcePanel })),
  agreement: lazy(async () => ({ default: (await import('./ImpactOfAgreement.tsx')).ImpactOfAgreement })),
};
