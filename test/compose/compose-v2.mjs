// @ts-check
// Compose of version 2 or newer, which is built from compose-go as balena's parser is.

import { spawnSync } from 'node:child_process';

/** @type {[string, string[]][]} */
const ways = [
  ['docker', ['compose']],
  ['docker-compose', []],
];

/** In the environment: the way that was found, so that each file that is parsed does not look for it again. */
const remembered = 'HEARTH_COMPOSE_V2';

/** @returns {[string, string[]] | undefined} program and its first arguments */
export function composeV2() {
  process.env[remembered] ??= JSON.stringify(find() ?? null);
  return JSON.parse(process.env[remembered]) ?? undefined;
}

function find() {
  return ways.find(([program, first]) => {
    const { status, stdout } = spawnSync(program, [...first, 'version', '--short'], { encoding: 'utf8' });
    return status === 0 && Number.parseInt(stdout.replace(/^v/, ''), 10) >= 2;
  });
}

/**
 * @param {string[]} files
 * @param {string} project
 * @param {[string, string[]]} way
 * @returns {string} canonical JSON
 * @throws {Error} with its words, when it refuses the files
 */
export function composeConfig(files, project, [program, first]) {
  const names = files.flatMap((file) => ['-f', file]);
  const words = [...first, ...names, '-p', project, 'config', '--format', 'json'];
  const { status, stdout, stderr } = spawnSync(program, words, {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr.trim());
  return stdout;
}
