// @ts-check
// ./hearth up, status, logs, update and down with containers, on a real engine. It needs one that runs, and debian:trixie-slim.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Home } from './home.mjs';

/** @type {Home} */
let home;

before(() => {
  home = new Home();
  home.release('one');
});
after(() => home.remove());

test('up makes a home, waits until it is healthy, and tells its address and the claim code', () => {
  const { code, said } = home.hearth('up');
  assert.equal(code, 0, said);
  assert.match(said, /Dashboard {4}https:\/\/house\.local:\d+/);
  assert.match(said, /Claim code {3}AAAAA-BBBBB/);
  if (!existsSync('/dev/gpiochip0')) assert.match(said, /without the part pins/);
});

test('status and logs tell of its parts', () => {
  assert.match(home.hearth('status').said, /gateway +running, healthy +[0-9a-f]{12}/);
  assert.match(home.hearth('logs', 'gateway').said, /one/);
});

test('without a recovery key there is no backup, and that is said', () => {
  const { code, said } = home.hearth('backup');
  assert.equal(code, 1);
  assert.match(said, /Nobody has taken a recovery key yet/);
  assert.match(home.hearth('backups').said, /keys backup tells one[^]*No restore was proved yet/);
  assert.match(home.hearth('update').said, /None could be made: Nobody has taken a recovery key yet/);
});

test('a key opens backups, of which a copy comes out, and which are told with what became of them', () => {
  assert.match(home.hearth('keys', 'backup').said, /^ {2}7qk4-9xm2$[^]*Fingerprint 3f9a-11c2/m);
  const { code, said } = home.hearth('backup', 'copy.hearth');
  assert.equal(code, 0, said);
  assert.match(said, /9120 rows, 1\.4 MB\.\n.*copy\.hearth\n/);
  const copy = path.join(home.folder, 'copy.hearth');
  assert.equal(readFileSync(copy, 'utf8'), 'sealed\n');
  assert.equal(statSync(copy).mode & 0o777, 0o600);
  assert.match(home.hearth('backup', 'copy.hearth').said, /is there already/);
  const list = home.hearth('backups').said;
  assert.match(list, /two\.hearth +1 kB +without readings, NOT RESTORABLE: it changed\n/);
  assert.match(list, /one\.hearth +1\.4 MB +proved\nLast proved restore: 2027-03-22T01:04:00Z/);
});

test('a backup is restored by who types the name of the home and the recovery key', () => {
  const wrong = home.hearthTold('Nest\n7qk4 9xm2\n', 'restore', 'copy.hearth');
  assert.equal(wrong.code, 1);
  assert.match(wrong.said, /nothing was changed/);
  const { code, said } = home.hearthTold('The "Nest"\n7qk4 9xm2\n', 'restore', 'copy.hearth');
  assert.equal(code, 0, said);
  assert.match(said, /The file is whole: The Nest[^]*It is back/);
  assert.equal(home.inGateway('cat', '/var/lib/hearth/home/restored'), 'X-Recovery-Key: 7qk4 9xm2\nsealed');
  assert.equal(home.inGateway('ls', '/var/lib/hearth/home/backups'), 'one.hearth');
});

test('an owner who forgot the password gets a code, and tokens another key', () => {
  assert.match(home.hearth('recover').said, / {2}Maria\n {2}Νίκος\n/);
  assert.match(home.hearth('recover', 'Νίκος').said, /For Νίκος;[^]*house\.local:\d+\/recover[^]*Recovery code: ABCDE/);
  assert.match(home.hearth('recover', 'Nobody').said, /There is no owner of this name/);
  assert.match(home.hearth('keys', 'rotate').said, /a new key from now on: k2\./);
});

test('update without an answer changes nothing', () => {
  const { code, said } = home.hearth('update');
  assert.equal(code, 1);
  assert.match(said, /nothing was changed/);
});

test('update brings a release that is healthy, and leaves alone what it does not change', () => {
  const [gateway, nginx] = [home.image('gateway'), home.image('nginx')];
  home.release('two');
  home.git('checkout', '--quiet', 'one');
  const { code, said } = home.hearth('update', 'two', '--yes');
  assert.equal(code, 0, said);
  assert.match(said, /Making a backup first\.\n {2}one\.hearth, proved/);
  assert.notEqual(home.image('gateway'), gateway);
  assert.equal(home.image('nginx'), nginx);
});

/** @type {[string, Parameters<Home['release']>[1], RegExp][]} */
const bad = [
  ['dies', { gateway: 'dying' }, /gateway is not healthy[\s\S]*the door is gone/],
  ['stays sick', { nginx: 'sick' }, /nginx is not healthy[\s\S]*the door is stuck/],
];

for (const [what, how, words] of bad)
  test(`a release of which a part ${what} is named, and the one before comes back`, () => {
    const images = ['gateway', 'nginx'].map((service) => home.image(service));
    home.release(`bad-${what.replace(' ', '-')}`, how);
    home.git('checkout', '--quiet', 'two');
    const { code, said } = home.hearth('update', `bad-${what.replace(' ', '-')}`, '--yes');
    assert.equal(code, 1, said);
    assert.match(said, words);
    assert.match(said, /the one before runs again, and every part of it is healthy/);
    assert.deepEqual(
      ['gateway', 'nginx'].map((service) => home.image(service)),
      images,
    );
    assert.equal(home.git('describe', '--tags'), 'two');
    assert.match(home.hearth('status').said, /gateway +running, healthy/);
  });

test('a release that cannot be built changes nothing', () => {
  const image = home.image('gateway');
  home.release('unbuildable', { buildable: false });
  home.git('checkout', '--quiet', 'two');
  const { code, said } = home.hearth('update', 'unbuildable', '--yes');
  assert.equal(code, 1);
  assert.match(said, /cannot be made; nothing was changed/);
  assert.equal(home.image('gateway'), image);
  assert.equal(home.git('describe', '--tags'), 'two');
});

test('a release that is not there is refused', () => {
  const { code, said } = home.hearth('update', 'nowhere', '--yes');
  assert.equal(code, 1);
  assert.match(said, /there is no release nowhere/);
});

test('down stops it and keeps its data, which up finds again', () => {
  assert.equal(home.hearth('down').code, 0);
  assert.equal(home.image('gateway'), undefined);
  assert.deepEqual(home.volumes(), [`${home.name}_home`]);
  assert.equal(home.hearth('up').code, 0);
  assert.match(home.hearth('status').said, /gateway +running, healthy/);
});
