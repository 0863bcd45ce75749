import { readFileSync } from 'node:fs';

/** For tests: PROTOCOL.md, and the exchanges that it prints, in its order. */
export const PROTOCOL = readFileSync(new URL('./PROTOCOL.md', import.meta.url), 'utf8');

const EXAMPLE =
  /```http\n(?<method>[A-Z]+) (?<path>\S+)\n(?<headers>(?:[\w-]+: .*\n)*)(?:\n(?<body>[\s\S]*?))?```\n\n```(?<form>json|base64) (?<status>\d+) (?<schema>[\w/]+)\n(?<reply>[\s\S]*?)```/g;

export function protocolExamples(): { [part: string]: string | undefined }[] {
  return [...PROTOCOL.matchAll(EXAMPLE)].map(({ groups }) => groups ?? {});
}
