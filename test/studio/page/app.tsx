import { CreateView } from './create-view.tsx';
import { CreditsDialog } from './credits-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { FaultsDrawer } from './faults-drawer.tsx';
import { HistoryView } from './history-view.tsx';
import { Icon, type IconName } from './icon.tsx';
import { ImagesView } from './images-view.tsx';
import { go, path } from './router.ts';
import { credits, toasts } from './state.ts';
import { dark, toggleTheme } from './theme.ts';
import { UpscaleView } from './upscale-view.tsx';

const views: { path: string; title: string; icon: IconName; view: () => preact.JSX.Element }[] = [
  { path: '/app', title: 'Create', icon: 'spark', view: CreateView },
  { path: '/app/images', title: 'My Images', icon: 'grid', view: ImagesView },
  { path: '/app/history', title: 'Prompts', icon: 'clock', view: HistoryView },
  { path: '/app/upscale', title: 'Upscale', icon: 'enlarge', view: UpscaleView },
];

export function App() {
  const here = views.find((one) => one.path === path.value) ?? views[0]!;
  return (
    <div class="shell">
      <aside class="side">
        <a class="brand" href="/app" onClick={follow('/app')}>
          <img src="/assets/icon.svg" alt="" width="28" height="28" />
          <span>Practice Studio</span>
        </a>
        <nav>
          {views.map(({ path: to, title, icon }) => (
            <a
              key={to}
              href={to}
              class="nav"
              aria-current={to === here.path ? 'page' : undefined}
              onClick={follow(to)}
            >
              <Icon name={icon} />
              <span>{title}</span>
            </a>
          ))}
        </nav>
        <Meter />
      </aside>
      <div class="main">
        <header class="top">
          <h1>{here.title}</h1>
          <span class="grow" />
          <span class="pill" title="Credits left today">
            <Icon name="bolt" />
            {credits.value?.remainingCredits ?? '–'}
          </span>
          <button
            type="button"
            class="ghost"
            onClick={toggleTheme}
            aria-label={dark.value ? 'Light theme' : 'Dark theme'}
          >
            <Icon name={dark.value ? 'sun' : 'moon'} />
          </button>
          <span class="avatar" aria-hidden="true">
            PS
          </span>
        </header>
        <here.view />
      </div>
      <CreditsDialog />
      <EditDialog />
      {document.documentElement.dataset.faults !== undefined && <FaultsDrawer />}
      <div class="toasts" role="status">
        {toasts.value.map(({ id, text, kind }) => (
          <div key={id} class={`toast ${kind}`}>
            <Icon name={kind === 'bad' ? 'warn' : 'check'} />
            {text}
          </div>
        ))}
      </div>
    </div>
  );
}

function Meter() {
  const daily = credits.value?.daily;
  if (!daily) return <div class="meter" />;
  const left = daily.limit - daily.used;
  return (
    <div class="meter">
      <div class="meter-line">
        <strong>{left}</strong>
        <span>of {daily.limit} daily credits</span>
      </div>
      <progress max={daily.limit} value={left} />
      <small>Daily credits reset at 00:00 ({daily.zone})</small>
    </div>
  );
}

function follow(to: string) {
  return (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    go(to);
  };
}
