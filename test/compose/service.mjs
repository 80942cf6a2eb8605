// @ts-check
// One service of a compose file in the form in which compose-go writes it out: everything that may be said in two ways in its longer one.

import path from 'node:path';
import { bytes, command, goDuration, pairs } from './words.mjs';

/** @typedef {import('./words.mjs').Json} Json */

/** @type {(value: any) => any} */
const asItIs = (value) => value;

/** @param {string[] | Json} names */
const networks = (names) => (Array.isArray(names) ? Object.fromEntries(names.map((name) => [name, null])) : names);

/** @param {string[] | Json} others */
function dependsOn(others) {
  const entries = Array.isArray(others) ? others.map((name) => [name, {}]) : Object.entries(others);
  return Object.fromEntries(
    entries.map(([name, how]) => [name, { condition: 'service_started', required: true, ...how }]),
  );
}

/** @param {string | Json} device */
function device(device) {
  if (typeof device !== 'string') return device;
  const [source, target = source, permissions = 'rwm'] = device.split(':');
  return { source, target, permissions };
}

/** @param {string | number | Json} port */
function port(port) {
  if (typeof port === 'object') return { mode: 'ingress', protocol: 'tcp', ...port };
  const form = /^(?:(?<host>\d+(?:\.\d+){3}):)?(?:(?<published>\d+):)?(?<target>\d+)(?:\/(?<protocol>tcp|udp))?$/;
  const { host, published, target, protocol = 'tcp' } = form.exec(String(port))?.groups ?? {};
  if (target === undefined) throw new Error(`this port is not understood here: ${port}`);
  return {
    mode: 'ingress',
    ...(host && { host_ip: host }),
    target: Number(target),
    ...(published && { published }),
    protocol,
  };
}

/**
 * @param {string | Json} volume
 * @param {string} folder
 */
function volume(volume, folder) {
  if (typeof volume !== 'string') return volume.type === 'volume' ? { volume: {}, ...volume } : volume;
  const [first = '', target, mode] = volume.split(':');
  if (target === undefined) return { type: 'volume', target: first, volume: {} };
  const readOnly = mode === 'ro' ? { read_only: true } : {};
  return /^[./~]/.test(first)
    ? {
        type: 'bind',
        source: path.resolve(folder, first),
        target,
        ...readOnly,
        bind: { create_host_path: true },
      }
    : { type: 'volume', source: first, target, ...readOnly, volume: {} };
}

/**
 * @param {string | Json} build
 * @param {string} folder
 */
function buildOf(build, folder) {
  const { context = '.', args, ...rest } = typeof build === 'string' ? { context: build } : build;
  return {
    dockerfile: 'Dockerfile',
    ...rest,
    context: path.resolve(folder, context),
    ...(args && { args: pairs(args) }),
  };
}

/** @param {Json} check */
function healthcheck({ test, ...rest }) {
  const durations = Object.entries(rest).map(([name, value]) => [name, name === 'retries' ? value : goDuration(value)]);
  return {
    test: typeof test === 'string' ? ['CMD-SHELL', test] : test,
    ...Object.fromEntries(durations),
  };
}

/** @type {Record<string, (value: any, folder: string) => any>} */
const fields = {
  build: buildOf,
  command,
  entrypoint: command,
  depends_on: dependsOn,
  devices: (list) => list.map(device),
  environment: pairs,
  healthcheck,
  labels: pairs,
  mem_limit: bytes,
  mem_reservation: bytes,
  networks,
  ports: (list) => list.map(port),
  shm_size: bytes,
  stop_grace_period: goDuration,
  tmpfs: (value) => [value].flat(),
  volumes: (list, folder) => list.map((/** @type {any} */ each) => volume(each, folder)),
};

const written = [
  ...[
    'cap_add',
    'cap_drop',
    'container_name',
    'cpu_shares',
    'cpus',
    'device_cgroup_rules',
    'dns',
    'expose',
    'group_add',
  ],
  ...[
    'hostname',
    'image',
    'init',
    'ipc',
    'network_mode',
    'oom_score_adj',
    'pid',
    'pids_limit',
    'privileged',
    'read_only',
  ],
  ...['restart', 'security_opt', 'stop_signal', 'sysctls', 'ulimits', 'user', 'userns_mode', 'working_dir'],
];

// They only have to arrive: balena's parser refuses a service that has one, whatever it says.
const refusedByBalena = [
  ...[
    'blkio_config',
    'configs',
    'cpu_count',
    'cpu_percent',
    'cpu_period',
    'credential_spec',
    'deploy',
    'external_links',
  ],
  ...[
    'isolation',
    'links',
    'logging',
    'mem_swappiness',
    'memswap_limit',
    'oom_kill_disable',
    'platform',
    'pull_policy',
  ],
  ...['runtime', 'scale', 'secrets', 'stdin_open', 'storage_opt'],
];

for (const name of [...written, ...refusedByBalena]) fields[name] = asItIs;

/**
 * @param {string} name
 * @param {Json} service as it stands in the file
 * @param {string} folder of the file
 * @returns {Json}
 * @throws {Error} when it says something that only compose itself can read
 */
export function canonicalService(name, service, folder) {
  const known = Object.entries(service).map(([field, value]) => {
    const form = fields[field];
    if (form === undefined && !field.startsWith('x-'))
      throw new Error(`services.${name}.${field} is not understood here: install compose v2`);
    return [field, form === undefined || value === null ? value : form(value, folder)];
  });
  const nets = service.networks || service.network_mode ? {} : { networks: { default: null } };
  return {
    command: null,
    entrypoint: null,
    ...nets,
    ...Object.fromEntries(known),
  };
}
