// @ts-check
// docker-compose.yml before balena's own parser, and what that does not look at.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { composeConfig, composeV2 } from './compose-v2.mjs';
import { dockerfileFaults } from './dockerfile.mjs';
import { harmful } from './harmful.mjs';
import { balenaComposition } from './parser.mjs';
import { canonical, readYaml } from './reading.mjs';

/** @typedef {import('./words.mjs').Json} Json */

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const composeFile = path.join(repository, 'docker-compose.yml');
const fromFile = () => /** @type {Json} */ (readYaml(composeFile));

/** @param {(file: Json) => void} spoil */
async function verdictOn(spoil) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-compose-'));
  try {
    const file = fromFile();
    spoil(file);
    writeFileSync(path.join(folder, 'docker-compose.yml'), stringify(file));
    return await balenaComposition(path.join(folder, 'docker-compose.yml'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("balena's parser takes docker-compose.yml, with every service, network and volume of it", async () => {
  const composition = await balenaComposition(composeFile);
  for (const kind of ['services', 'networks', 'volumes'])
    assert.deepEqual(Object.keys(composition[kind]).sort(), Object.keys(fromFile()[kind]).sort());
});

test('our reading of it is compose v2’s, word by word', (t) => {
  const v2 = composeV2();
  if (v2 === undefined) return t.skip('no compose v2 is installed');
  assert.deepEqual(canonical(composeFile, 'home'), JSON.parse(composeConfig([composeFile], 'home', v2)));
});

/** @type {[string, (file: Json) => void, RegExp][]} what balena's parser refuses, and in which words */
const refusals = [
  [
    'a folder of the machine',
    ({ services }) => services.nginx.volumes.push('./nginx:/etc/x:ro'),
    /cannot be of type "bind"/,
  ],
  ['the whole machine', ({ services }) => services.nginx.volumes.push('/:/host'), /cannot be of type "bind"/],
  [
    'a volume without a name',
    ({ services }) => services.nginx.volumes.push('/cache'),
    /must specify source and target/,
  ],
  ['secrets', (file) => (file.secrets = { door: { file: './door' } }), /secrets and\/or configs are not supported/],
  ['configs', (file) => (file.configs = { door: { file: './door' } }), /secrets and\/or configs are not supported/],
  ['logging', ({ services }) => (services.nginx.logging = { driver: 'none' }), /service\.logging is not allowed/],
  ['deploy', ({ services }) => (services.nginx.deploy = { replicas: 2 }), /service\.deploy is not allowed/],
  ['links', ({ services }) => (services.nginx.links = ['gateway']), /service\.links is not allowed/],
  ['platform', ({ services }) => (services.nginx.platform = 'linux/arm64'), /service\.platform is not allowed/],
  [
    'a wait for health',
    ({ services }) =>
      (services.nginx.depends_on = {
        gateway: { condition: 'service_healthy' },
      }),
    /Long syntax depends_on .* is not yet supported/,
  ],
  ['a network of others', (file) => (file.networks.edge = { external: true }), /network\.external is not allowed/],
  ['a volume of others', (file) => (file.volumes.home = { external: true }), /volume\.external is not allowed/],
  ['a network of the machine', (file) => (file.networks.edge = { driver: 'macvlan' }), /Only "bridge" and "default"/],
  [
    'a secret for a build',
    ({ services }) => (services.nginx.build.network = 'host'),
    /service\.build\.network is not allowed/,
  ],
  [
    'an open seccomp file',
    ({ services }) => services.nginx.security_opt.push('label:disable'),
    /Only no-new-privileges/,
  ],
  ['a word nobody knows', ({ services }) => (services.nginx.colour = 'red'), /additional propert.*colour/is],
  ['an unknown network', ({ services }) => (services.nginx.networks = ['moon']), /undefined network moon/],
  ['an unknown volume', ({ services }) => services.nginx.volumes.push('moon:/moon'), /undefined volume moon/],
];

for (const [what, spoil, words] of refusals)
  test(`balena's parser refuses ${what}`, () => assert.rejects(verdictOn(spoil), words));

test('nothing in it is quietly harmful', () => assert.deepEqual(harmful(fromFile()), []));

/** @type {[(file: Json) => void, RegExp][]} */
const quiet = [
  [(file) => (file.version = '2.4'), /^version: balena/],
  [({ services }) => (services.nginx.hostname = '${NAME}'), /^a variable/],
  [({ services }) => (services.gateway.mem_limit = '1g'), /^the memory limits add up to 1536 MB/],
  [({ services }) => delete services.porch.mem_limit, /^porch: it has no mem_limit/],
  [({ services }) => (services.pins.profiles = ['pi']), /^pins: profiles: the service vanishes/],
  [({ services }) => (services.nginx.cpus = '0.5'), /^nginx: cpus/],
  [({ services }) => (services.pins.device_cgroup_rules = ['c 254:* rw']), /^pins: device_cgroup_rules/],
  [({ services }) => (services.nginx.expose = ['8443']), /^nginx: expose/],
  [({ services }) => (services.nginx.privileged = true), /^nginx: privileged/],
  [({ services }) => (services.gateway.network_mode = 'host'), /^gateway: network_mode/],
  [({ services }) => (services.nginx.image = 'nginx'), /^nginx: image/],
  [({ services }) => delete services.nginx.healthcheck, /^nginx: it has no health check/],
  [({ services }) => (services.nginx.healthcheck.start_interval = '1s'), /^nginx: start_interval/],
  [({ services }) => (services.nginx.healthcheck.start_period = '90s'), /^nginx: its health check begins before/],
  [({ services }) => services.nginx.healthcheck.test.push('gateway'), /^nginx: its health check asks gateway/],
  [({ services }) => delete services.gateway.user, /^gateway: it runs as root/],
  [({ services }) => delete services.pins.cap_add, /^pins: it runs as root/],
  [({ services }) => (services.gateway.cap_add = ['CHOWN']), /^gateway: it is given CHOWN/],
  [({ services }) => services.pins.cap_add.push('SYS_ADMIN'), /^pins: it is given .*SYS_ADMIN/],
  [({ services }) => delete services.nginx.read_only, /^nginx: its root is not read-only/],
  [({ services }) => (services.nginx.cap_drop = ['NET_RAW']), /^nginx: it keeps capabilities/],
  [({ services }) => (services.nginx.security_opt = ['no-new-privileges:false']), /^nginx: it may gain privileges/],
  [({ services }) => (services.nginx.restart = 'no'), /^nginx: it does not come back/],
  [({ services }) => (services.postgres.ports = ['5432:5432']), /^postgres: its ports are published on internal/],
  [({ services }) => (services.nginx.environment = { ADMIN_PASSWORD: 'x' }), /ADMIN_PASSWORD .* looks like a secret/],
  [(file) => (file.volumes.attic = {}), /^volume attic: nobody uses it/],
];

for (const [spoil, words] of quiet)
  test(`told: ${words.source.replace('^', '')}`, () => {
    const file = fromFile();
    spoil(file);
    const faults = harmful(file);
    assert.ok(
      faults.some((fault) => words.test(fault)),
      faults.join('\n'),
    );
  });

const dockerfiles = [
  ...new Set(
    Object.values(fromFile().services).map(({ build }) => path.join(build.context, build.dockerfile ?? 'Dockerfile')),
  ),
];

for (const file of dockerfiles)
  test(`${file} is for the classic builder, from one base`, () => {
    assert.ok(existsSync(path.join(repository, file)), 'the file is missing');
    assert.deepEqual(dockerfileFaults(readFileSync(path.join(repository, file), 'utf8')), []);
  });

/** @type {[string, RegExp][]} */
const newer = [
  ['# syntax=docker/dockerfile:1\nFROM debian:trixie-slim', /parser directive/],
  ['FROM debian:trixie-slim\nCOPY --chmod=755 a b', /COPY --chmod/],
  ['FROM debian:trixie-slim\nCOPY --link --from=x a b', /COPY --link/],
  ['FROM debian:trixie-slim\nRUN --mount=type=cache,target=/x true', /RUN --mount/],
  ['FROM debian:trixie-slim\nRUN <<EOF\ntrue\nEOF', /heredoc/],
  ['FROM --platform=arm64 debian:trixie-slim', /FROM --platform/],
  ['FROM alpine:3', /FROM alpine/],
  ['FROM debian:trixie-slim\nVOLUME /x', /VOLUME/],
  ['RUN true', /no FROM/],
];

for (const [text, words] of newer)
  test(`a Dockerfile is told: ${words.source}`, () => assert.match(dockerfileFaults(text).join('\n'), words));

test('a Dockerfile of the classic kind has no fault', () => {
  const text =
    'FROM debian:trixie-slim AS one\nRUN apt-get -y \\\n  # why\n  install --no-install-recommends x\nFROM one\nCOPY --from=one --chown=1:1 a b\n';
  assert.deepEqual(dockerfileFaults(text), []);
});
