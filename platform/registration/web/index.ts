import { page } from '#ui-kit';

export const pages = [
  page('/notices', async () => (await import('./NoticesPage.tsx')).NoticesPage),
  page('/notices/$id', async () => (await import('./NoticePage.tsx')).NoticePage),
  page('/objections/$id', async () => (await import('./ObjectionPage.tsx')).ObjectionPage),
  page('/registration-applications/$id', async () => (await import('./ApplicationPage.tsx')).ApplicationPage),
  page('/registration-mandates', async () => (await import('./MandatesPage.tsx')).MandatesPage),
  page('/registration-mandates/$id', async () => (await import('./MandatePage.tsx')).MandatePage),
  page('/registration-duties', async () => (await import('./DutiesPage.tsx')).DutiesPage),
  page('/registrations', async () => (await import('./LookupPage.tsx')).LookupPage),
  page('/registrations/$code', async () => (await import('./RegistrationPage.tsx')).RegistrationPage),
];
