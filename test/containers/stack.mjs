// @ts-check
// One stack of containers, under a name of its own.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repository } from '../../demo/layout.mjs';

export const services = ['postgres', 'gateway', 'mosquitto', 'porch', 'nginx', 'pins'];

const files = ['docker-compose.yml', 'test/containers/prebuilt.yml'].map((file) => path.join(repository, file));
const compose = (process.env.HEARTH_COMPOSE ?? 'docker-compose').split(' ');

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{input?: string, mayFail?: boolean}} [how]
 * @returns {string} what it said
 */
export function run(command, args, { input, mayFail = false } = {}) {
  const end = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (end.error) throw end.error;
  if (end.status !== 0 && !mayFail) {
    throw new Error(`${command} ${args.join(' ')} ended with ${end.status}: ${(end.stderr + end.stdout).slice(-2000)}`);
  }
  return end.stdout;
}

/** @param {string[]} args */
export const docker = (...args) => run('docker', args);

export class Stack {
  /** @param {string} project */
  constructor(project) {
    this.project = project;
  }

  /** @param {string[]} args */
  compose(...args) {
    const [command = '', ...words] = compose;
    return run(command, [...words, '-p', this.project, ...files.flatMap((file) => ['-f', file]), ...args]);
  }

  /** @param {string} service @returns {string} id of its container */
  id(service) {
    const id = docker(
      'ps',
      '-aq',
      '--no-trunc',
      ...this.filters(),
      '-f',
      `label=com.docker.compose.service=${service}`,
    ).trim();
    if (id === '' || id.includes('\n')) throw new Error(`${service} has ${id === '' ? 'no' : 'several'} containers`);
    return id;
  }

  filters() {
    return ['-f', `label=com.docker.compose.project=${this.project}`];
  }

  /** @param {string} service @returns {any} */
  inspect(service) {
    return JSON.parse(docker('inspect', this.id(service)))[0];
  }

  /**
   * @param {string} service
   * @param {string} script for its bash
   * @param {string[]} [options] of docker exec
   */
  inside(service, script, options = []) {
    return docker('exec', ...options, this.id(service), 'bash', '-c', script);
  }

  /** @param {string} service */
  logs(service) {
    const end = spawnSync('docker', ['logs', this.id(service)], { encoding: 'utf8', maxBuffer: 1 << 28 });
    return end.stdout + end.stderr;
  }

  /**
   * The processes of a container as the machine sees them.
   *
   * @param {string} service
   * @returns {number[]}
   */
  processes(service) {
    const [, ...lines] = docker('top', this.id(service), '-eo', 'pid').trim().split('\n');
    return lines.map((line) => Number(line.trim()));
  }

  /**
   * @param {number} seconds
   * @param {string[]} [wanted]
   * @param {(state: any, service: string) => boolean} [also] what has to hold beside
   */
  async healthy(seconds, wanted = services, also = () => true) {
    const deadline = performance.now() + seconds * 1000;
    for (;;) {
      const states = wanted.map((service) => [service, this.inspect(service).State]);
      const waiting = states.filter(([service, state]) => state.Health?.Status !== 'healthy' || !also(state, service));
      if (waiting.length === 0) return;
      if (performance.now() > deadline) {
        const [service, state] = /** @type {[string, any]} */ (waiting[0]);
        const why = `${service} is ${state.Status}, ${state.Health?.Status}`;
        throw new Error(`within ${seconds} s ${why}; the end of its log:\n${this.logs(service).slice(-3000)}`);
      }
      await sleep(500);
    }
  }

  /** Nothing of it stays, not even what it kept. */
  gone() {
    this.compose('down', '-v', '--remove-orphans', '-t', '20');
  }
}
