// @ts-check
// Where things are: in the checkout, and in the data folder of one house.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What all houses of this checkout keep: never committed. */
export const hearthDir = path.join(repository, '.hearth');

/** Folder that a house uses when nothing else is asked for. */
export const defaultData = path.join(hearthDir, 'demo');

/** Devices that the demo's homes begin with. */
export const demoDevices = path.join(repository, 'demo', 'devices.json');

/** What is wired to the lines of the demo's simulated Pi. */
export const demoWiring = path.join(repository, 'demo', 'pins.json');

/** What the build leaves, and the programs that are not packages. */
export const built = {
  gateway: path.join(repository, 'gateway', 'target', 'quarkus-app', 'quarkus-run.jar'),
  learned: path.join(hearthDir, 'aot', 'app', 'quarkus-run.jar'),
  cache: path.join(hearthDir, 'aot', 'hearth.aot'),
  executable: path.join(hearthDir, 'native', 'hearth-gateway'),
  dashboard: path.join(repository, 'frontend', 'dist'),
  device: path.join(repository, 'firmware', 'build', 'hearth-device'),
  postgres: path.join(hearthDir, 'postgres-17'),
};

/**
 * The folders and files of one house.
 *
 * @param {string} data the house's folder, absolute
 */
export function layout(data) {
  const at = (/** @type {string[]} */ ...parts) => path.join(data, ...parts);
  return {
    data,
    run: at('run.json'),
    root: at('topic-root'),
    console: at('console.sock'),
    consoleToken: at('console-token'),
    logs: at('logs'),
    trust: at('trust'),
    caCertificate: at('trust', 'ca.crt'),
    brokerCertificate: at('trust', 'broker.crt'),
    brokerKey: at('trust', 'broker.key'),
    brokerShown: at('mosquitto', 'broker.crt'),
    trustReady: at('trust', '.ready'),
    brokerSeed: at('broker', 'dynamic-security.json'),
    broker: at('broker'),
    claimCode: at('claim-code'),
    erasure: at('erase'),
    restoring: at('restore'),
    backups: at('backups'),
    postgres: at('postgres'),
    databasePassword: at('postgres', 'password'),
    mosquitto: at('mosquitto'),
    porch: at('porch'),
    nginx: at('nginx'),
    devices: at('devices'),
    enrolmentCodes: at('devices', 'codes.txt'),
    deviceState: at('devices', 'state'),
    pins: at('pins'),
    deviceControl: at('devices', 'control.sock'),
  };
}

/** @typedef {ReturnType<typeof layout>} Layout */
