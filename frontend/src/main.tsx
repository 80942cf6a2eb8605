import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/app';
import { preferredLanguage, speak } from '@/lib/i18n';
import '@/styles/tokens.css';
import '@/styles/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');

// Fetched while the session is renewed: the screen that most visits begin with.
void import('@/app/shell/shell');
void import('@/app/pages/home-page');

await speak(preferredLanguage());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
