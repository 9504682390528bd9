import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from '#api-client';
import { Companions, SubjectPanels } from '#ui-kit';
import { companions } from '../../platform/authorisation/web/index.ts';
import '../../ui-kit/theme/base.css';
import { panels, router } from './routes.tsx';

const refusedWith = (code: string, error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;
const sessionEnded = (error: unknown) => refusedWith('identity/session-ended', error);

const queries: QueryClient = new QueryClient({
  // With that refusal the server has taken the cookie back: read again, as the public.
  queryCache: new QueryCache({
    onError: (error) => {
      if (sessionEnded(error)) void queries.invalidateQueries();
    },
  }),
  // Likewise a deed: the workbench then leads to the sign-in page and back.
  mutationCache: new MutationCache({
    onError: (error) => {
      if (sessionEnded(error) || refusedWith('request/sign-in-first', error))
        void queries.invalidateQueries();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A spoken refusal stays a refusal; only silence is worth another try.
      retry: (failures, error) =>
        failures < 1 &&
        !(error instanceof ProblemError && error.problem.status > 0 && error.problem.status < 500),
    },
  },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Companions value={companions}>
        <SubjectPanels panels={panels}>
          <RouterProvider router={router} />
        </SubjectPanels>
      </Companions>
    </QueryClientProvider>
  </StrictMode>,
);
