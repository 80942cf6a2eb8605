// @ts-check
// balena.yml: what balenaCloud reads of it, against the project that it tells of.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readYaml } from './reading.mjs';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const application = /** @type {import('./words.mjs').Json} */ (readYaml(path.join(repository, 'balena.yml')));

test('it is an application, in the version of the project', () => {
  assert.equal(application.type, 'sw.application');
  assert.match(application.version, /^\d+\.\d+\.\d+$/); // as semver wants it
  const pom = readFileSync(path.join(repository, 'pom.xml'), 'utf8');
  assert.equal(application.version, /<version>([^<]+)<\/version>/.exec(pom)?.[1]?.replace('-SNAPSHOT', ''));
});

test('it is offered for Pis with 64 bits only, for which the images are built', () => {
  const { defaultDeviceType, supportedDeviceTypes } = application.data;
  assert.deepEqual(supportedDeviceTypes, ['raspberrypi3-64', 'raspberrypi4-64', 'raspberrypi5']);
  assert.ok(supportedDeviceTypes.includes(defaultDeviceType));
});

test('variables are lists of maps with one name each, and none is a secret', () => {
  for (const list of [application.data.applicationEnvironmentVariables, application.data.applicationConfigVariables])
    for (const each of list) {
      assert.equal(Object.keys(each).length, 1);
      assert.doesNotMatch(Object.keys(each).join(), /password|secret|token|key|code/i);
    }
  for (const each of application.data.applicationConfigVariables) assert.match(Object.keys(each).join(), /^BALENA_/);
});

test('its logo is a picture of this repository, 512 by 512, as balena asks', () => {
  const { repository: home, logo } = application.assets;
  const raw = home.data.url.replace('//github.com/', '//raw.githubusercontent.com/');
  assert.ok(logo.data.url.startsWith(`${raw}/main/`), logo.data.url);
  const picture = readFileSync(path.join(repository, logo.data.url.slice(`${raw}/main/`.length)));
  assert.equal(picture.toString('latin1', 1, 4), 'PNG');
  assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [512, 512]); // IHDR, PNG specification 11.2.2
});

test('whoever has flashed a Pi is told where the home is and how it is claimed', () => {
  assert.match(application['post-provisioning'], /\.local/);
  assert.match(application['post-provisioning'], /Claim code/);
});
