import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from '#kernel/assert.ts';
import { App } from './App.tsx';

createRoot(present(document.getElementById('root'), '#root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
