import type { CDPSession, Page } from 'puppeteer-core';
import type { Anchor } from '../../shared/site/understanding.ts';
import { FIND, HELD_SHEET, PLACE, RECT, STATE } from './in-page.ts';

/** An element as the browser's debugger holds it. */
export type Held = { objectId: string };

/** Where an element can be pressed: a point on it, or what lies over it. */
export type Place = { x: number; y: number } | { coveredBy: string };

/** What a control says and lets be done with it. */
export type ControlState = { text: string; editable: boolean; disabled: boolean; gone: boolean };

/**
 * Finds and looks at elements from the extension's own world of the page: there, shadow roots are
 * open and the page cannot lie about them. Presses and types as a mouse and a keyboard do.
 */
export type PageHands = {
  find(anchor: Anchor): Promise<Held | null>;
  /** The element with the focus, in whatever root or frame. */
  focused(): Promise<Held | null>;
  /** Scrolls it into view and says where to press. */
  place(element: Held): Promise<Place | null>;
  /** Where it is now, in the viewport of the top frame. */
  rect(element: Held): Promise<Anchor['rect'] | null>;
  state(element: Held): Promise<ControlState>;
  /** The words of the sheet that asks the person about a held request; null where none is shown. */
  heldSheet(): Promise<string | null>;
  end(): Promise<void>;
};

export async function pageHands(page: Page, extension: string): Promise<PageHands> {
  const session = await page.createCDPSession();
  const world = await ownWorld(session, `chrome-extension://${extension}`);

  /** Calls a function in our world of the top frame; a page that just went has none. */
  async function call(source: string, args: readonly object[], byValue: boolean) {
    const executionContextId = world();
    if (executionContextId === null) return null;
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      functionDeclaration: source,
      executionContextId,
      arguments: [...args],
      returnByValue: byValue,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result;
  }
  const value = async <T>(source: string, ...args: object[]) =>
    ((await call(source, args, true))?.value ?? null) as T | null;
  const element = async (source: string, ...args: object[]): Promise<Held | null> => {
    const found = await call(source, args, false);
    return found?.objectId && found.subtype === 'node' ? { objectId: found.objectId } : null;
  };

  return {
    find: ({ locator, rect }) => element(FIND, { value: locator }, { value: rect }),
    focused: () => element(FOCUSED),
    place: (held) => value<Place>(PLACE, held),
    rect: (held) => value<Anchor['rect']>(RECT, held),
    state: async (held) =>
      (await value<ControlState>(STATE, held).catch(() => null)) ?? {
        text: '',
        editable: false,
        disabled: false,
        gone: true,
      },
    heldSheet: () => value<string>(HELD_SHEET).catch(() => null),
    end: () => session.detach().catch(() => {}),
  };
}

const FOCUSED = `function () {
  let at = document.activeElement;
  for (;;) {
    const inner = at?.contentDocument?.activeElement
      ?? (at instanceof HTMLElement && chrome.dom?.openOrClosedShadowRoot(at)?.activeElement);
    if (!inner) return at;
    at = inner;
  }
}`;

/** The extension's isolated world in the top frame, as long as the page has one. */
async function ownWorld(session: CDPSession, origin: string): Promise<() => number | null> {
  const worlds = new Map<number, string>();
  let top = '';
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { type, frameId } = (context.auxData ?? {}) as { type?: string; frameId?: string };
    if (type === 'isolated' && context.origin === origin && frameId)
      worlds.set(context.id, frameId);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    worlds.delete(executionContextId);
  });
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  const { frameTree } = await session.send('Page.getFrameTree');
  top = frameTree.frame.id;
  await session.send('Runtime.enable');
  return () => [...worlds].find(([, frame]) => frame === top)?.[0] ?? null;
}
