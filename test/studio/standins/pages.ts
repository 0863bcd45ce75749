import { apiElsewhereRu } from './pages/api-elsewhere-ru/standin.ts';
import { archZh } from './pages/arch-zh/standin.ts';
import { builder } from './pages/builder/standin.ts';
import { canvasActionZh } from './pages/canvas-action-zh/standin.ts';
import { canvasPools } from './pages/canvas-pools/standin.ts';
import { clipDurations } from './pages/clip-durations/standin.ts';
import { editorPills } from './pages/editor-pills/standin.ts';
import { eventsAr } from './pages/events-ar/standin.ts';
import { forbidden } from './pages/forbidden/standin.ts';
import { framed } from './pages/framed/standin.ts';
import { gradioBlocks } from './pages/gradio-blocks/standin.ts';
import { graphInvoke } from './pages/graph-invoke/standin.ts';
import { multiHexagons } from './pages/multi-hexagons/standin.ts';
import { nativeCreate } from './pages/native-create/standin.ts';
import { oneUrlUsd } from './pages/one-url-usd/standin.ts';
import { optionsZh } from './pages/options-zh/standin.ts';
import { pillEs } from './pages/pill-es/standin.ts';
import { queuedResolutions } from './pages/queued-resolutions/standin.ts';
import { radiosCreated } from './pages/radios-created/standin.ts';
import { shadowClosed } from './pages/shadow-closed/standin.ts';
import { shadowOpen } from './pages/shadow-open/standin.ts';
import { shipany } from './pages/shipany/standin.ts';
import { socketStream } from './pages/socket-stream/standin.ts';
import { starsFormRu } from './pages/stars-form-ru/standin.ts';
import { streamJa } from './pages/stream-ja/standin.ts';
import { tabsSync } from './pages/tabs-sync/standin.ts';
import type { Standin } from './standin.ts';

/** All stand-in pages by name, which is also the name of each one's folder. */
export const pages: { readonly [name: string]: Standin } = {
  'api-elsewhere-ru': apiElsewhereRu,
  'arch-zh': archZh,
  builder,
  'canvas-action-zh': canvasActionZh,
  'canvas-pools': canvasPools,
  'clip-durations': clipDurations,
  'editor-pills': editorPills,
  'events-ar': eventsAr,
  forbidden,
  framed,
  'gradio-blocks': gradioBlocks,
  'graph-invoke': graphInvoke,
  'multi-hexagons': multiHexagons,
  'native-create': nativeCreate,
  'one-url-usd': oneUrlUsd,
  'options-zh': optionsZh,
  'pill-es': pillEs,
  'queued-resolutions': queuedResolutions,
  'radios-created': radiosCreated,
  'shadow-closed': shadowClosed,
  'shadow-open': shadowOpen,
  shipany,
  'socket-stream': socketStream,
  'stars-form-ru': starsFormRu,
  'stream-ja': streamJa,
  'tabs-sync': tabsSync,
};
