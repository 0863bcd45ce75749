import envPaths from 'env-paths';
import { COMPANION_PORTS } from '../shared/protocol.ts';

/** Where the companion keeps its files, and which ports it tries in turn. */
export type Config = {
  dataFolder: string;
  ports: readonly number[];
  /** The file of upstreams; undefined: the one in the data folder, if any. */
  upstreams: string | undefined;
};

/** What the command line said; all is optional there. */
export type Wish = {
  data?: string | undefined;
  port?: string | undefined;
  upstreams?: string | undefined;
};

/**
 * The command line first, then TIERWISE_DATA, TIERWISE_PORT and TIERWISE_UPSTREAMS, then the defaults.
 * Throws an Error that names the setting when the port is not one.
 */
export function readConfig(wish: Wish, environment: NodeJS.ProcessEnv): Config {
  const dataFolder =
    wish.data || environment.TIERWISE_DATA || envPaths('tierwise', { suffix: '' }).data;
  const upstreams = wish.upstreams || environment.TIERWISE_UPSTREAMS || undefined;
  const [source, text] = wish.port
    ? (['--port', wish.port] as const)
    : (['TIERWISE_PORT', environment.TIERWISE_PORT] as const);
  if (!text) return { dataFolder, ports: COMPANION_PORTS, upstreams };
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new Error(`${source}: expected a port from 0 to 65535, found "${text}"`);
  }
  return { dataFolder, ports: [port], upstreams };
}
