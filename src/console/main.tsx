import '@oicl/openbridge-webcomponents/dist/openbridge.css';
import './style/tokens.css';
import './style/elements.css';
import './style/shell.css';
import './style/picture.css';
import './style/area.css';
import './style/forms.css';
import './style/rooms.css';
import './style/rescue.css';
import './style/watch.css';
import './style/site.css';
import './style/reports.css';
import './style/tracing.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import { createPreferences } from './preferences.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <Console preferences={createPreferences()} />
  </StrictMode>,
);
