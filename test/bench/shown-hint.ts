import type { CDPSession, Page } from 'puppeteer-core';

type Node = {
  attributes?: string[];
  nodeValue: string;
  children?: Node[];
  shadowRoots?: Node[];
};

/** The words of the line beside Generate, read through the debugger: its shadow root is closed. */
export async function shownHint(page: Page): Promise<string | null> {
  const session: CDPSession = await page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const line = find(root as Node, ({ attributes = [] }) => {
    const name = attributes[attributes.indexOf('class') + 1] ?? '';
    return attributes.includes('class') && /^tierwise hint\b/.test(name);
  });
  return line && !line.attributes?.includes('hidden') ? textOf(line).trim() || null : null;
}

function find(node: Node, fits: (node: Node) => boolean): Node | null {
  if (fits(node)) return node;
  for (const child of inside(node)) {
    const found = find(child, fits);
    if (found) return found;
  }
  return null;
}

function textOf(node: Node): string {
  return node.nodeValue + inside(node).map(textOf).join(' ');
}

function inside({ children = [], shadowRoots = [] }: Node): Node[] {
  return [...children, ...shadowRoots];
}
