// @ts-check
// An update of the gateway leaves the container alone that holds the relays: what that one is made of is the same, to the byte.

import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../demo/layout.mjs';
import { run } from './stack.mjs';

const built = path.join(repository, 'gateway', 'target', 'quarkus-app');
const pack = path.join(repository, 'gateway', 'pins', 'pack.sh');
const jar = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'jar') : 'jar';

/** @param {string} folder */
export function packing(folder) {
  const before = digestOf(path.join(repository, 'gateway', 'target', 'pins'));
  if (changed(folder, 'home') !== before)
    throw new Error('a change in the room home changes the container of the lines');
  if (changed(folder, 'wired') === before)
    throw new Error('a change in the room wired does not reach the container of the lines');
  return 'not changed by another room of the gateway, changed by its own';
}

/**
 * The role pins of a gateway in which a class of this room is another.
 *
 * @param {string} folder
 * @param {'home' | 'wired'} room
 */
function changed(folder, room) {
  const app = path.join(folder, `app-${room}`);
  cpSync(built, app, { recursive: true });
  const [name = ''] = readdirSync(path.join(app, 'app'));
  const archive = path.join(app, 'app', name);
  const classes = path.join(folder, `classes-${room}`);
  run('unzip', ['-q', archive, '-d', classes]);
  // A class in the place of another one: what it does matters to nobody here.
  const [one, other] = room === 'wired' ? ['Keepsakes', 'Released'] : ['Home', 'Homes'];
  const at = (/** @type {string | undefined} */ word) => path.join(classes, 'org', 'hearth', room, `${word}.class`);
  copyFileSync(at(other), at(one));
  run(jar, ['--create', '--no-manifest', '--file', archive, '-C', classes, '.']);
  const target = path.join(folder, `pins-${room}`);
  run(pack, [app, target]);
  return digestOf(target);
}

/** Names, modes, times and contents, as an image would hold them. */
function digestOf(/** @type {string} */ folder) {
  const script = 'tar --sort=name --owner=0 --group=0 --numeric-owner -C "$1" -c . | sha256sum';
  return createHash('sha256')
    .update(run('bash', ['-c', script, 'bash', folder]))
    .digest('hex');
}
