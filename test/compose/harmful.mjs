// @ts-check
// What balena's parser takes without a word, and what then does not do on a Pi what the file seems to say.

import { bytes, command, duration } from './words.mjs';

/** @typedef {import('./words.mjs').Json} Json */

/** What the supervisor kills a container for, so that nothing slow to start is ever killed. */
const patience = 120_000; // milliseconds

/** A Pi 3 has 1 GB. Firmware and GPU keep about 80 MB of it, balenaOS with its engine and supervisor about 170 MB. */
const memory = 768 * 1024 ** 2;

/** Words that Docker and balena take differently, or that take away what keeps the home safe. */
const refused = /** @type {Record<string, string>} */ ({
  container_name: 'it is dropped on balena',
  cpus: 'old supervisors refuse the whole release',
  device_cgroup_rules: 'old supervisors refuse the whole release',
  env_file: 'it is dropped on balena',
  expose: 'it is dropped on balena',
  extends: 'what runs is said in one file',
  image: 'what ships is built from this repository',
  network_mode: 'it leaves the networks of the home',
  pid: 'processes of others are none of its business',
  privileged: 'no service is',
  profiles: 'the service vanishes on balena',
  userns_mode: 'it leaves the walls of the container',
});

/** The only ones that a service may begin with, to hand a device node to itself and then be nobody special. */
const dropped = ['CHOWN', 'SETGID', 'SETUID'];

/**
 * @param {Json} file what stands in the compose file
 * @returns {string[]} a sentence for each fault
 */
export function harmful(file) {
  const services = /** @type {[string, Json][]} */ (Object.entries(file.services ?? {}));
  const limits = services.map(([, { mem_limit = 0 }]) => Number(bytes(mem_limit)));
  const sum = limits.reduce((one, other) => one + other, 0);
  return [
    ...('version' in file ? ['version: balena does not want it'] : []),
    ...(/(^|[^$])(\$\$)*\$[A-Za-z_{]/.test(JSON.stringify(file))
      ? ['a variable would be filled in by whoever builds']
      : []),
    ...(sum > memory ? [`the memory limits add up to ${sum / 1024 ** 2} MB, more than a Pi 3 has`] : []),
    ...services.flatMap(([name, service]) => serviceFaults(service, file).map((fault) => `${name}: ${fault}`)),
    ...volumeFaults(file, services),
  ];
}

/**
 * @param {Json} service
 * @param {Json} file
 */
function serviceFaults(service, file) {
  const words = Object.entries(refused).filter(([word]) => word in service);
  return [
    ...words.map(([word, why]) => `${word}: ${why}`),
    ...healthFaults(service.healthcheck, Object.keys(file.services)),
    ...safetyFaults(service),
    ...(service.mem_limit ? [] : ['it has no mem_limit']),
    ...(/^(always|unless-stopped)$/.test(service.restart) ? [] : ['it does not come back by itself']),
    ...(service.ports && !hasOpenNetwork(service, file) ? ['its ports are published on internal networks only'] : []),
    ...secretNames(service).map((name) => `${name} in the environment looks like a secret`),
  ];
}

/**
 * @param {Json | undefined} check
 * @param {string[]} others
 */
function healthFaults(check, others) {
  if (check === undefined || check.disable || check.test?.[0] === 'NONE') return ['it has no health check'];
  const words = command(check.test) ?? [];
  return [
    ...('start_interval' in check ? ['start_interval: old supervisors refuse the whole release'] : []),
    ...(duration(check.start_period ?? '0s') < patience ? ['its health check begins before 120 s have passed'] : []),
    ...others.filter((other) => words.includes(other)).map((other) => `its health check asks ${other}, not itself`),
  ];
}

/** @param {Json} service */
function safetyFaults({ user, read_only, cap_add = [], cap_drop = [], security_opt = [] }) {
  const isRoot = user === undefined || /^(0|root)(:|$)/.test(user);
  const keeps = cap_add.length > 0 && cap_add.every((/** @type {string} */ each) => dropped.includes(each));
  return [
    ...(isRoot && !keeps ? ['it runs as root'] : []),
    ...(read_only === true ? [] : ['its root is not read-only']),
    ...(cap_drop.includes('ALL') ? [] : ['it keeps capabilities']),
    ...(cap_add.length > 0 && !(isRoot && keeps) ? [`it is given ${cap_add.join(', ')}`] : []),
    ...(security_opt.some((/** @type {string} */ o) => /^no-new-privileges([:=]true)?$/.test(o))
      ? []
      : ['it may gain privileges']),
  ];
}

/** @param {Json} service */
const networksOf = ({ networks = ['default'] }) => (Array.isArray(networks) ? networks : Object.keys(networks));

/**
 * @param {Json} service
 * @param {Json} file
 */
const hasOpenNetwork = (service, file) => networksOf(service).some((name) => !file.networks?.[name]?.internal);

/** @param {Json} service */
function secretNames({ environment = {} }) {
  const names = Array.isArray(environment) ? environment.map((pair) => pair.split('=')[0]) : Object.keys(environment);
  return names.filter((name) => /(PASSWORD|SECRET|TOKEN|_KEY)$/i.test(name));
}

/**
 * @param {Json} file
 * @param {[string, Json][]} services
 */
function volumeFaults({ volumes = {} }, services) {
  const mounts = services.flatMap(([, service]) => service.volumes ?? []);
  const used = mounts.map((mount) => (typeof mount === 'string' ? mount.split(':')[0] : mount.source));
  return Object.keys(volumes).flatMap((name) => [
    ...(name.length < 2 ? [`volume ${name}: old engines want two letters`] : []),
    ...(used.includes(name) ? [] : [`volume ${name}: nobody uses it`]),
  ]);
}
