import { signal } from '@preact/signals';

const system = matchMedia('(prefers-color-scheme: dark)');
const chosen = signal(localStorage.getItem('studio.theme'));

export const dark = signal(false);

export function applyTheme(): void {
  dark.value = chosen.value ? chosen.value === 'dark' : system.matches;
  document.documentElement.classList.toggle('dark', dark.value);
}

export function toggleTheme(): void {
  chosen.value = dark.value ? 'light' : 'dark';
  localStorage.setItem('studio.theme', chosen.value);
  applyTheme();
}

system.addEventListener('change', applyTheme);
