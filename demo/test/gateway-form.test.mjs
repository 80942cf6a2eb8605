// @ts-check

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { built, layout, repository } from '../layout.mjs';
import { gateway } from '../parts.mjs';
import { portsFrom } from '../ports.mjs';

const house = {
  at: layout('/nowhere'),
  ports: portsFrom(9000),
  names: ['localhost'],
  deviceList: '',
  brokerDoor: 9883,
};

/** @param {string | undefined} form */
function startedWith(form) {
  if (form === undefined) delete process.env['HEARTH_GATEWAY'];
  else process.env['HEARTH_GATEWAY'] = form;
  const { command, args } = gateway(house);
  return [command, ...args];
}

test('a house has the form of the gateway that was asked for, and both a bound on memory', () => {
  assert.ok(startedWith(undefined).includes(built.gateway));
  assert.ok(startedWith('cached').includes(built.learned));
  assert.ok(startedWith('native').includes(built.executable));
  for (const form of ['jar', 'cached', 'native']) assert.ok(startedWith(form).some((word) => word.startsWith('-Xmx')));
});

test('a form that there is not is refused, not replaced', () => {
  assert.throws(() => startedWith('wasm'), /HEARTH_GATEWAY is "wasm": allowed are jar, cached and native/);
});

test('what was learnt is used as it was learnt: with the words of the container, and never passed over in silence', () => {
  const entry = readFileSync(path.join(repository, 'gateway', 'entry.sh'), 'utf8');
  const container = /^exec java \$cache (.*?) \\\n/m.exec(entry)?.[1]?.split(' ');
  const house = startedWith('cached');
  const own = [`-XX:AOTCache=${built.cache}`, '-XX:AOTMode=on'];
  for (const word of own) assert.ok(house.includes(word), word);
  const words = house.slice(house.indexOf(own[1] ?? '') + 1, house.indexOf('-jar'));
  assert.deepEqual(words, container);
});
