// @ts-check
// node supply-chain/firmware.mjs: the firmware's components as CycloneDX 1.5. C++ has no manifest to read them from, so the list is kept by hand in
// firmware.json; a library that the sources include and the list does not name fails.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const firmware = path.join(here, '..', 'firmware');
const folders = ['core', 'port', 'tls', 'host', 'test', 'esp8266', 'esp32'];
/** The language's own headers have no ending, the system's (POSIX, Linux) are these. */
const ofTheSystem =
  /^([a-z_]+|(sys|netinet|arpa|net|linux)\/[a-z_]+\.h|(unistd|poll|fcntl|signal|netdb|time|errno|stdint|stddef|string|stdlib|stdio)\.h)$/;

/**
 * @typedef {object} Library
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX
 * @property {string} supplier
 * @property {string} headers how its includes begin
 * @property {'required' | 'optional'} scope optional: not in what runs
 * @property {string} use
 */

/** @type {{components: Library[]}} */
const { components } = JSON.parse(readFileSync(path.join(here, 'firmware.json'), 'utf8'));

const included = new Set(
  folders
    .flatMap(sourcesIn)
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^\s*#include <([^>]+)>/gm)].map(([, header = '']) => header),
    ),
);
const foreign = [...included].filter((header) => !ofTheSystem.test(header));
const unnamed = foreign.filter((header) => !components.some(({ headers }) => header.startsWith(headers)));
const unused = components.filter(({ headers }) => !foreign.some((header) => header.startsWith(headers)));
if (unnamed.length + unused.length > 0) {
  for (const header of unnamed) console.error(`supply-chain/firmware.json names no library for <${header}>`);
  for (const { name } of unused) console.error(`supply-chain/firmware.json names ${name}, which nothing includes`);
  process.exit(1);
}
console.log(
  JSON.stringify(
    {
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      version: 1,
      metadata: {
        component: { type: 'firmware', name: 'hearth-firmware', licenses: [{ license: { id: 'Apache-2.0' } }] },
      },
      components: components.map(({ name, version, licence, supplier, scope, use }) => ({
        type: 'library',
        name,
        version,
        supplier: { name: supplier },
        scope,
        description: use,
        licenses: [{ expression: licence }],
        purl: `pkg:generic/${name}@${version}`,
      })),
    },
    null,
    2,
  ),
);

/** @param {string} folder @returns {string[]} */
function sourcesIn(folder) {
  try {
    return readdirSync(path.join(firmware, folder))
      .filter((name) => /\.(h|cpp)$/.test(name))
      .map((name) => path.join(firmware, folder, name));
  } catch {
    return []; // not built yet
  }
}
