/** Whether one element holds another, also through shadow roots; closed ones tell only their host. */
export function containsDeep(outer: Element, target: Element): boolean {
  if (outer.contains(target)) return true;
  for (const host of hostsOf(target)) if (outer.contains(host)) return true;
  // A press inside a closed root is told of its host: then anything in it may be meant.
  return hostsOf(outer).includes(target);
}

function hostsOf(element: Element): Element[] {
  const hosts: Element[] = [];
  for (let root = element.getRootNode(); 'host' in root; root = hosts.at(-1)!.getRootNode())
    hosts.push(root.host as Element);
  return hosts;
}
