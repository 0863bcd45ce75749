import { render } from 'preact';
import { loadAccount } from './account.ts';
import { App } from './app.tsx';
import { resumeTasks } from './generate.ts';
import { toast } from './state.ts';
import { applyTheme } from './theme.ts';
import './style.css';
import './create.css';
import './task.css';
import './parts.css';
import './overlays.css';

applyTheme();
render(<App />, document.getElementById('root')!);
loadAccount()
  .then(resumeTasks)
  .catch(() => toast('The studio could not be reached. Please reload the page.'));
