// @ts-check
// An update of the gateway leaves the container alone that holds the relays: what that one is made of is the same, to the byte.

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
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
  const classes = path.join(folder, `classes-${room}`);
  const other = path.join(classes, 'org', 'hearth', room);
  mkdirSync(other, { recursive: true });
  // A class in the place of another one: what it does matters to nobody here.
  const name = room === 'wired' ? 'Keepsakes.class' : 'Home.class';
  const former = room === 'wired' ? 'Released.class' : 'Homes.class';
  const [archive = ''] = readdirSync(path.join(app, 'app'));
  run('unzip', ['-q', '-o', path.join(app, 'app', archive), `org/hearth/${room}/${former}`, '-d', folder]);
  cpSync(path.join(folder, 'org', 'hearth', room, former), path.join(other, name));
  run(jar, ['--update', '--file', path.join(app, 'app', archive), '-C', classes, `org/hearth/${room}/${name}`]);
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
