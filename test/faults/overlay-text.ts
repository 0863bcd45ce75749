import type { Page } from 'puppeteer-core';

type Node = {
  nodeName: string;
  nodeValue: string;
  children?: Node[];
  shadowRoots?: Node[];
};

/** All that our overlay says in a page: the browser shows us what a closed root keeps from the page. */
export async function overlayText(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const overlay = find(root as Node, 'TIERWISE-OVERLAY');
  return overlay ? textOf(overlay) : '';
}

function find(node: Node, name: string): Node | null {
  if (node.nodeName === name) return node;
  for (const child of node.children ?? []) {
    const found = find(child, name);
    if (found) return found;
  }
  return null;
}

function textOf(node: Node): string {
  if (node.nodeName === 'STYLE') return '';
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(textOf);
  return [node.nodeName === '#text' ? node.nodeValue : '', ...below].join('');
}
