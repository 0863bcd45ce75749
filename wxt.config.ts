import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/**
 * Content scripts use the types and small functions that stand beside the schemas, not the schemas.
 * The bundler keeps `z.int().check(…)`, as any method might do something; marked pure, what nobody
 * uses goes, and the whole schema library with it.
 */
const unusedSchemasGo = {
  name: 'unused-schemas-go',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!/\/shared\/.*\.ts$/.test(id)) return null;
    const marked = code.replace(
      /^((?:export )?const \w+ = )(z\s*\.[\s\S]*?);$/gm,
      '$1/* @__PURE__ */ (() => $2)();',
    );
    return { code: marked, map: null, moduleSideEffects: false };
  },
};

const ANY_HOST = ['https://*/*', 'http://*/*'];
/** Built for `npm run probe`, whose browser has nobody to ask for a permission. Never packaged. */
const PROBE = 'probe';

export default defineConfig({
  srcDir: 'extension',
  // Beside the sources, not at the top level as is the default: the icons would be left out unsaid.
  publicDir: 'extension/public',
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [unusedSchemasGo, preact({ devToolsEnabled: false })],
    // For older browsers `light-dark()` would be written with variables that a studio's page has not.
    build: { cssTarget: ['chrome123', 'firefox120'] },
  }),
  manifest: ({ mode }) => ({
    name: 'Tierwise',
    // `activeTab`: the button in the toolbar may name the site that it would be switched on for.
    // `contextMenus`: rate and promote an image where it is; on enabled sites only.
    // `notifications`: said once when credits will probably run out; the settings can mute it.
    permissions: ['storage', 'alarms', 'scripting', 'activeTab', 'contextMenus', 'notifications'],
    commands: {
      promote: {
        suggested_key: { default: 'Alt+P' },
        description: 'Promote the image in front to the fidelity tier',
      },
      usable: {
        suggested_key: { default: 'Alt+U' },
        description: 'Mark the image in front as usable',
      },
      hint: {
        suggested_key: { default: 'Alt+K' },
        description: 'Show or hide the line beside Generate',
      },
      panel: {
        suggested_key: { default: 'Alt+Shift+K' },
        description: 'Open or close the panel',
      },
    },
    // The companion and the practice studio, both on this machine. Without ports: Firefox lists a
    // permission that names one and does not honour it.
    host_permissions: mode === PROBE ? ANY_HOST : ['http://127.0.0.1/*', 'http://localhost/*'],
    // A site is named when the person switches it on, and not before.
    optional_host_permissions: mode === PROBE ? [] : ANY_HOST,
  }),
});
