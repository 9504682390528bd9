import { lazy } from 'react';
import { type CompanionProps, type Panels, page } from '#ui-kit';

export const pages = [
  page('/agreements', async () => (await import('./AgreementsPage.tsx')).AgreementsPage),
  page('/agreements/$id', async () => (await import('./AgreementPage.tsx')).AgreementPage),
  page('/selections/$id', async () => (await import('./SelectionPage.tsx')).SelectionPage),
  page('/scenarios', async () => (await import('./ScenariosPage.tsx')).ScenariosPage),
  page('/shared-consents', async () => (await import('./SharedConsentsPage.tsx')).SharedConsentsPage),
  page('/data-domains', async () => (await import('./DomainsPage.tsx')).DomainsPage),
];

/** A proposed change with its lines, and a proposed end with what it reaches, where it is decided. */
export const panels: Panels = {
  'agreement-change': lazy(async () => ({ default: (await import('./ChangePanel.tsx')).ChangePanel })),
  termination: lazy(async () => ({ default: (await import('./AgreementEnd.tsx')).TerminationPanel })),
};

const ScopeCompanion = lazy<React.ComponentType<CompanionProps>>(async () => ({
  default: (await import('./ScopeCompanion.tsx')).ScopeCompanion,
}));

/** What stands beside the forms of this module's acts. */
export const companions = {
  'authorisation.draft-agreement': ScopeCompanion,
  'authorisation.revise-agreement': ScopeCompanion,
  'authorisation.propose-change': ScopeCompanion,
};
