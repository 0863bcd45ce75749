import { apiElsewhereRu } from './pages/api-elsewhere-ru/standin.ts';
import { archZh } from './pages/arch-zh/standin.ts';
import { builder } from './pages/builder/standin.ts';
import { canvasActionZh } from './pages/canvas-action-zh/standin.ts';
import { canvasPools } from './pages/canvas-pools/standin.ts';
import { forbidden } from './pages/forbidden/standin.ts';
import { nativeCreate } from './pages/native-create/standin.ts';
import { queuedResolutions } from './pages/queued-resolutions/standin.ts';
import { radiosCreated } from './pages/radios-created/standin.ts';
import { shipany } from './pages/shipany/standin.ts';
import { socketStream } from './pages/socket-stream/standin.ts';
import { tabsSync } from './pages/tabs-sync/standin.ts';
import type { Standin } from './standin.ts';

/** All stand-in pages by name, which is also the name of each one's folder. */
export const pages: { readonly [name: string]: Standin } = {
  'api-elsewhere-ru': apiElsewhereRu,
  'arch-zh': archZh,
  builder,
  'canvas-action-zh': canvasActionZh,
  'canvas-pools': canvasPools,
  forbidden,
  'native-create': nativeCreate,
  'queued-resolutions': queuedResolutions,
  'radios-created': radiosCreated,
  shipany,
  'socket-stream': socketStream,
  'tabs-sync': tabsSync,
};
