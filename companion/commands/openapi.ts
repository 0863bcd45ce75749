import { defineCommand } from 'citty';
import manifest from '../../package.json' with { type: 'json' };
import { jsonText } from '../json-text.ts';
import { openApiDocument } from '../openapi/document.ts';
import { print } from './connection.ts';

export const openapi = defineCommand({
  meta: {
    name: 'openapi',
    description: 'Print the companion’s interface as OpenAPI 3.1',
    details:
      'The same that a running companion answers at /openapi.json; it need not run for this.',
    examples: ['tierwise openapi > openapi.json'],
  },
  run: () => print(jsonText(openApiDocument(manifest.version))),
});
