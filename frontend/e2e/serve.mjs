// Serves dist/ with the security headers of the house's nginx, for the screens. Usage: serve.mjs <port>
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const root = 'dist';
const headers = readFileSync('../nginx/security-headers.conf', 'utf8');
const policy = /Content-Security-Policy "([^"]+)"/.exec(headers)?.[1];
const permissions = /Permissions-Policy "([^"]+)"/.exec(headers)?.[1] ?? '';
if (policy === undefined)
  throw new Error('nginx/security-headers.conf has no Content-Security-Policy.');

createServer((request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
  const wanted = join(root, path);
  const isFile = existsSync(wanted) && statSync(wanted).isFile();
  const file = isFile ? wanted : join(root, 'index.html');
  response.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': policy,
    'Permissions-Policy': permissions,
    'Cache-Control': 'no-store',
  });
  createReadStream(file).pipe(response);
}).listen(Number(process.argv[2]), '127.0.0.1');
