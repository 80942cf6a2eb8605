// Fails when what a browser has to load is heavier than the house allows (kB, gzip where it says gz).
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KB = 1000;
const dist = 'dist';
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const entry = Object.values(manifest).find((chunk) => chunk.isEntry);

/** A chunk with everything it imports before it can run. */
function closure(chunk, seen = new Set()) {
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const name of chunk.imports ?? []) closure(manifest[name], seen);
  return seen;
}

const gzipped = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const sum = (files) => [...files].reduce((total, file) => total + gzipped(file), 0);

const first = closure(entry);
const chart = Object.entries(manifest).find(([name]) => name.endsWith('history-chart.tsx'))[1];
const pages = Object.entries(manifest).filter(([name]) => name.startsWith('src/app/'));
const beyondFirst = (chunk) => [...closure(chunk)].filter((file) => !first.has(file));
const fonts = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.woff2'));

const rows = [
  ['first JS gz', sum(first), 120],
  ['first CSS gz', sum(entry.css ?? []), 8],
  ['chart JS gz', sum(beyondFirst(chart)), 25],
  [
    'fonts',
    fonts.reduce((total, file) => total + statSync(join(dist, 'assets', file)).size, 0),
    40,
  ],
  ...pages.map(([name, chunk]) => [
    `page ${name.slice(8, -4)} JS gz`,
    sum(beyondFirst(chunk)),
    100,
  ]),
];
for (const [what, bytes, most] of rows) {
  console.log(`${what.padEnd(34)} ${(bytes / KB).toFixed(1).padStart(6)} of ${most} kB`);
}
if (rows.some(([, bytes, most]) => bytes > most * KB)) {
  console.error('Over the budget.');
  process.exit(1);
}
