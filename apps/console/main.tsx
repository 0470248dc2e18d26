import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { clockRules } from '../../modules/clocks.ts';
import { definitions } from '../../modules/definitions.ts';
import { ClocksContext, DefinitionsContext } from '../../platform/ui/definitions.ts';
import { LanguageProvider } from '../../platform/ui/language.tsx';
import { ToastProvider } from '../../platform/ui/toast.tsx';
import '../../platform/ui/theme.css';
import '../../platform/ui/tables.css';
import '../../platform/ui/parts.css';
import '../../platform/ui/list.css';
import '../../platform/ui/blocks.css';
import '../../platform/ui/frame.css';
import '../../platform/ui/entry.css';
import { router } from './routes.tsx';
import { followTheme } from './theme.ts';

// The server is on this machine: a question is asked also where the machine has no network, and fails aloud.
const client = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 5_000, networkMode: 'always' } },
});
const named = new Map(definitions.map((definition) => [definition.name, definition]));

followTheme();
createRoot(document.querySelector('#console') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <DefinitionsContext value={named}>
          <ClocksContext value={clockRules}>
            <ToastProvider>
              <RouterProvider router={router} />
            </ToastProvider>
          </ClocksContext>
        </DefinitionsContext>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
