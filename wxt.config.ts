import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  srcDir: 'extension',
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [preact()] }),
  manifest: {
    name: 'Tierwise',
    permissions: ['storage', 'alarms'],
    host_permissions: ['http://127.0.0.1/*'],
  },
});
