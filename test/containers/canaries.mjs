// @ts-check
// Secrets, looked for wherever none may be: in the layers of the images, in what the engine tells, in environments, command lines and logs.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../demo/layout.mjs';
import { docker, run, services } from './stack.mjs';

/** What could lie about in a checkout from which images are made, and must not get into one. */
const planted = [
  '.hearth/canary',
  '.env',
  'gateway/target/canary.key',
  'gateway/src/test/canary.key',
  'frontend/coverage/canary',
  'test/canary.key',
];

/** @returns {Map<string, string>} what was planted, by its name */
export function plant() {
  return new Map(
    planted.map((name) => {
      const file = path.join(repository, name);
      const secret = `canary-${createHash('sha256').update(`${name}${process.pid}`).digest('hex')}`;
      mkdirSync(path.dirname(file), { recursive: true });
      if (isOurs(file)) rmSync(file); // of a run that was cut off
      writeFileSync(file, `CANARY=${secret}\n`, { flag: 'wx' });
      return [`planted ${name}`, secret];
    }),
  );
}

/** @param {string} file */
function isOurs(file) {
  return existsSync(file) && readFileSync(file, 'utf8').startsWith('CANARY=canary-');
}

export function unplant() {
  for (const name of planted) rmSync(path.join(repository, name), { force: true });
}

/** What the parts made at their first start, as whoever is root on the machine finds it on the volumes. */
const made = [
  ['database-share', 'password'],
  ['home', 'trust/ca.key'],
  ['home', 'trust/broker.key'],
  ['home', 'trust/broker-next.key'],
  ['home', 'trust/web.key'],
  ['home', 'trust/jwt.key'],
  ['home', 'broker/gateway-password'],
  ['home', 'broker/porch-password'],
  ['web-share', 'web.key'],
  ['broker-share', 'broker.key'],
  ['broker-share', 'dynamic-security.json'],
  ['broker', 'dynamic-security.json'],
  ['porch-share', 'broker.key'],
  ['porch-share', 'porch-password'],
  ['pins-share', 'code'],
];

/**
 * The lines of these files that are long enough to be nothing else.
 *
 * @param {import('./stack.mjs').Stack} stack
 * @returns {Map<string, string>}
 */
function secretsOf(stack) {
  const secrets = new Map();
  for (const [volume, file] of made) {
    const { Mountpoint } = JSON.parse(docker('volume', 'inspect', `${stack.project}_${volume}`))[0];
    const text = readFileSync(path.join(Mountpoint, file ?? ''), 'utf8');
    const name = `${volume}/${file}`;
    if (file?.endsWith('.json')) {
      for (const [index, password] of [...text.matchAll(/"(?:password|salt)":\s*"([^"]{12,})"/g)].entries())
        secrets.set(`${name} ${index + 1}`, password[1]);
    } else if (file?.endsWith('.key')) {
      secrets.set(name, text.split('\n').find((line) => line.length > 40 && !line.startsWith('-')) ?? '');
    } else secrets.set(name, text.trim());
  }
  const token = stack.inside('gateway', 'cat /run/hearth/console-token').trim();
  if (token !== '') secrets.set('console token', token);
  // In the code it stands encoded; on its own it would be the password.
  const code = secrets.get('pins-share/code') ?? '';
  const { secret } = JSON.parse(Buffer.from(code.split(':')[1] ?? '', 'base64url').toString());
  secrets.set('secret of the pins', secret);
  for (const [name, secret] of secrets)
    if (secret.length < 12) throw new Error(`${name} holds nothing that could be looked for`);
  return secrets;
}

/**
 * @param {import('./stack.mjs').Stack} stack
 * @param {import('./home.mjs').Household} household
 * @param {Map<string, string>} plantedSecrets
 * @param {string} folder
 */
export function canaries(stack, household, plantedSecrets, folder) {
  const secrets = new Map([...plantedSecrets, ...secretsOf(stack)]);
  secrets.set('password of the owner', household.account.password);
  secrets.set('access token', household.client.token ?? '');
  for (const [index, code] of household.codes.entries()) secrets.set(`enrolment code ${index + 1}`, code);
  if (secrets.size < 20) throw new Error(`only ${secrets.size} secrets to look for`);

  const patterns = path.join(folder, 'patterns');
  const images = [...new Set(services.map((service) => stack.inspect(service).Image))];
  const places = [
    ...services.map((service) => ({ name: `log of ${service}`, text: () => stack.logs(service), sign: '' })),
    ...services.map((service) => ({
      name: `environment in ${service}`,
      text: () => running(stack, service),
      sign: 'PATH=',
    })),
    {
      name: 'what the engine tells of the containers',
      text: () => docker('inspect', ...services.map((s) => stack.id(s))),
      sign: 'mem',
    },
    { name: 'what the engine tells of the images', text: () => docker('inspect', ...images), sign: 'RootFS' },
    {
      name: 'history of the images',
      text: () => images.map((id) => docker('history', '--no-trunc', id)).join(''),
      sign: 'volumes.sh',
    },
  ];
  writeFileSync(patterns, [...secrets.values()].join('\n'), { mode: 0o600 });
  for (const { name, text, sign } of places) {
    const told = text();
    if (!told.toLowerCase().includes(sign.toLowerCase()))
      throw new Error(`${name}: this is not it: ${told.slice(0, 300)}`);
    for (const [secret, value] of secrets) if (told.includes(value)) throw new Error(`${name} tells the ${secret}`);
  }
  const bytes = images.map((id) => searchLayers(['save', id], patterns)).reduce((sum, each) => sum + each, 0);
  const written = services
    .map((service) => searchLayers(['export', stack.id(service)], patterns))
    .reduce((sum, each) => sum + each, 0);
  return `${secrets.size} secrets, none in ${places.length} places told and ${Math.round((bytes + written) / 1e6)} MB of layers and container files`;
}

/** Environment and command line of every process. */
function running(/** @type {import('./stack.mjs').Stack} */ stack, /** @type {string} */ service) {
  return stack
    .processes(service)
    .map(
      (process) => readFileSync(`/proc/${process}/environ`, 'utf8') + readFileSync(`/proc/${process}/cmdline`, 'utf8'),
    )
    .join('\n');
}

/**
 * The tar goes past as it is: files in a layer are not compressed.
 *
 * @param {string[]} words of docker
 * @param {string} patterns
 * @returns {number} how many bytes there were
 */
function searchLayers(words, patterns) {
  const search =
    'set -o pipefail; docker "$@" | tee >(wc -c >&3) >(grep -c -a -F hearth-mosquitto >&4) | { grep -a -c -F -f "$PATTERNS" || true; }';
  const end = spawnSync('bash', ['-c', search, 'bash', ...words], {
    env: { ...process.env, PATTERNS: patterns },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const [, found, , bytes, signs] = end.output;
  if (end.status !== 0) throw new Error(`docker ${words.join(' ')} ended with ${end.status}`);
  // The account list is in every image: a search that does not find it finds nothing.
  if (Number(signs) === 0) throw new Error(`the search through docker ${words.join(' ')} is blind`);
  if (Number(found) !== 0) throw new Error(`docker ${words.join(' ')} holds a secret`);
  return Number(bytes);
}
