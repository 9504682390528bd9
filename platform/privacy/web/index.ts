import { lazy } from 'react';
import { type Panels, page } from '#ui-kit';

export const pages = [
  page('/privacy', async () => (await import('./PrivacyPage.tsx')).PrivacyPage),
  page(
    '/work/privacy/grading',
    async () => (await import('./grading/GradingsPage.tsx')).GradingsPage,
    'work',
  ),
  page(
    '/work/privacy/grading/$resource',
    async () => (await import('./grading/GradingPage.tsx')).GradingPage,
    'work',
  ),
  page(
    '/work/privacy/assessments',
    async () => (await import('./assessments/AssessmentsPage.tsx')).AssessmentsPage,
    'work',
  ),
  page(
    '/work/privacy/assessments/$id',
    async () => (await import('./assessments/AssessmentPage.tsx')).AssessmentPage,
    'work',
  ),
  page('/work/privacy/gates', async () => (await import('./gate/GatesPage.tsx')).GatesPage, 'work'),
  page('/work/privacy/gate/$revision', async () => (await import('./gate/GatePage.tsx')).GatePage, 'work'),
  page('/work/privacy/repair/$id', async () => (await import('./repair/RepairPage.tsx')).RepairPage, 'work'),
  page(
    '/work/privacy/risk/$revision',
    async () => (await import('./risk/ChoicePage.tsx')).ChoicePage,
    'work',
  ),
  page(
    '/work/privacy/risk/reports/$id',
    async () => (await import('./risk/ReportPage.tsx')).ReportPage,
    'work',
  ),
  page(
    '/work/privacy/linkage',
    async () => (await import('./linkage/LinkageOverviewPage.tsx')).LinkageOverviewPage,
    'work',
  ),
  page(
    '/work/privacy/linkage/$id',
    async () => (await import('./linkage/LinkagePage.tsx')).LinkagePage,
    'work',
  ),
];

/** What the gate says of a revision, beside its facts on the task page and on the page of its resource. */
export const panels: Panels = {
  revision: lazy(async () => ({ default: (await import('./gate/GateOfRevision.tsx')).GateOfRevision })),
};
