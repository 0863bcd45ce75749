import { openScriptLab } from '../script-lab.ts';
import type { InPage } from './in-page.ts';

/** A browser in which controls are set as the extension sets them. */
export async function openActLab() {
  const { page, realm, close } = await openScriptLab(
    new URL('./in-page.ts', import.meta.url),
    'acting',
  );
  return {
    page,
    /** Calls in the world of the extension, on the page that stands now. */
    async call<M extends keyof InPage>(
      method: M,
      ...given: Parameters<InPage[M]>
    ): Promise<Awaited<ReturnType<InPage[M]>>> {
      return (await (
        await realm()
      ).evaluate(
        (name, args) => (globalThis as never as { acting: Calls }).acting[name]!(...args),
        method as string,
        given as string[],
      )) as never;
    },
    close,
  };
}
type Calls = { [name: string]: (...given: string[]) => unknown };
