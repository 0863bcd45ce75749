import type { Chance } from './chance.ts';
import { rootsOf } from './roots.ts';

/** Another theme: dark or light, other colours, other sizes of letters. */
export function dress(chance: Chance): void {
  const isDark = chance.is(0.5);
  const [paper, ink] = isDark ? ['#101114', '#ececf1'] : ['#fffdf7', '#1d1a14'];
  const accent = `hsl(${chance.int(0, 359)} 70% ${isDark ? 60 : 40}%)`;
  for (const root of rootsOf()) {
    const sheet = (root.ownerDocument ?? (root as Document)).createElement('style');
    sheet.textContent = `:root{color-scheme:${isDark ? 'dark' : 'light'}}
body{background:${paper};color:${ink};font-size:${chance.int(13, 18)}px}
[class*=primary],[class*=brand],button[type=submit]{background:${accent}}
textarea,input,select{background:${isDark ? '#191b20' : '#fff'};color:${ink}}`;
    ('head' in root ? root.head : root).append(sheet);
  }
}
