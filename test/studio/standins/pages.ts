import { apiElsewhereRu } from './pages/api-elsewhere-ru/standin.ts';
import { archZh } from './pages/arch-zh/standin.ts';
import { nativeCreate } from './pages/native-create/standin.ts';
import { radiosCreated } from './pages/radios-created/standin.ts';
import { shipany } from './pages/shipany/standin.ts';
import { socketStream } from './pages/socket-stream/standin.ts';
import type { Standin } from './standin.ts';

/** All stand-in pages by name, which is also the name of each one's folder. */
export const pages: { readonly [name: string]: Standin } = {
  shipany,
  'arch-zh': archZh,
  'native-create': nativeCreate,
  'radios-created': radiosCreated,
  'api-elsewhere-ru': apiElsewhereRu,
  'socket-stream': socketStream,
};
