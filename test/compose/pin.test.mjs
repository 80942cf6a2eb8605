// @ts-check
// The compose file of a release: the same as the repository's, with each image by its digest instead of what it is built from.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readYaml } from './reading.mjs';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const composeFile = path.join(repository, 'docker-compose.yml');

/** @param {string[]} names of the services that have an image */
function pinned(names) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-pin-'));
  const list = path.join(folder, 'pinned');
  writeFileSync(list, names.map((name) => `${name} ${image(name)}\n`).join(''));
  const input = readFileSync(composeFile);
  const { status, stdout, stderr } = spawnSync(path.join(repository, 'appliance', 'pin.sh'), [list], {
    input,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return { status, stdout, stderr };
}

const image = (/** @type {string} */ name) => `registry.example/home/${name}@sha256:${'a'.repeat(64)}`;
const fromFile = () => /** @type {import('./words.mjs').Json} */ (readYaml(composeFile));

test('a release differs from the repository in where its images come from, and in nothing else', () => {
  const expected = fromFile();
  for (const [name, service] of Object.entries(expected.services)) {
    delete service.build;
    service.image = image(name);
  }
  assert.deepEqual(parse(pinned(Object.keys(expected.services)).stdout), expected);
});

test('a service without an image is an error', () => {
  const [, ...others] = Object.keys(fromFile().services);
  const { status, stderr } = pinned(others);
  assert.equal(status, 1);
  assert.match(stderr, /no image for postgres/);
});

test('the workflow makes an image for each service, on a machine of each kind; the porch takes the broker’s', () => {
  const workflow = /** @type {import('./words.mjs').Json} */ (
    readYaml(path.join(repository, '.github', 'workflows', 'release.yml'))
  );
  const { service, platform } = workflow.jobs.image.strategy.matrix;
  assert.deepEqual([...service, 'porch'].sort(), Object.keys(fromFile().services).sort());
  assert.deepEqual(fromFile().services.porch.build, fromFile().services.mosquitto.build);
  assert.deepEqual(
    platform.map((/** @type {Record<string, string>} */ { name, runner }) => `${name} on ${runner}`),
    ['amd64 on ubuntu-24.04', 'arm64 on ubuntu-24.04-arm'],
  );
});
