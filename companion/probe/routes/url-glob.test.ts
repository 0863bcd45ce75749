import { expect, it } from 'vitest';
import { urlGlob } from './url-glob.ts';

const HERE = 'http://localhost:3000';

it.each([
  ['/api/generate', `${HERE}/api/generate`],
  ['/api/generate', 'https://studio.example/api/generate?token=1'],
  ['/api/generate', `${HERE}/api/generate/`],
  ['/api/generate/', `${HERE}/api/generate`],
  ['api/generate', `${HERE}/api/generate`],
  ['generate', `${HERE}/v1/api/generate`],
  ['/api/tasks/*', `${HERE}/api/tasks/7`],
  ['/api/tasks/*/images', `${HERE}/api/tasks/7/images`],
  ['/api/**', `${HERE}/api/tasks/7/images`],
  ['**/images', `${HERE}/api/tasks/7/images`],
  ['/api/{image,video}/generate', `${HERE}/api/video/generate`],
  ['/api/status?id=*', `${HERE}/api/status?id=7`],
  ['/api/a+b.(c)', `${HERE}/api/a+b.(c)`],
  [HERE, `${HERE}/`],
  [`${HERE}/`, `${HERE}/`],
  [`${HERE}/create`, `${HERE}/create#top`],
  ['http://localhost:*/create', `${HERE}/create`],
  ['https://*.studio.example/v1/jobs', 'https://api.studio.example/v1/jobs'],
  ['http*://studio.example/x', 'https://studio.example/x'],
  ['localhost:3000/create', `${HERE}/create`],
  ['ws://localhost:3000/socket', 'ws://localhost:3000/socket'],
  ['http://localhost:3000/socket', 'ws://localhost:3000/socket'],
  ['https://studio.example/socket', 'wss://studio.example/socket'],
  ['/socket.io/**', 'ws://localhost:3000/socket.io/?EIO=4'],
])('%s names %s exactly', (glob, url) => {
  expect(urlGlob(glob)(url)).toBe('exactly');
});

it.each([
  ['/api/*', `${HERE}/api/tasks/7`],
  ['*/api/generate', `${HERE}/api/generate`],
  ['*generate*', `${HERE}/api/generate/now`],
])('%s names %s if nothing names it better', (glob, url) => {
  expect(urlGlob(glob)(url)).toBe('loosely');
});

it.each([
  ['/api/generate', `${HERE}/api/generate-video`],
  ['/api/generate', `${HERE}/v2/api/generate`],
  ['api/generate', `${HERE}/myapi/generate`],
  ['/api/status?id=*', `${HERE}/api/status`],
  ['/api/status?id=7', `${HERE}/api/status?id=8`],
  [`${HERE}/create`, 'http://localhost:3001/create'],
  [HERE, `${HERE}/create`],
  ['https://*.studio.example/v1/jobs', 'https://studio.example/v1/jobs'],
  ['/a.b', `${HERE}/aXb`],
])('%s does not name %s', (glob, url) => {
  expect(urlGlob(glob)(url)).toBe(null);
});
