// @ts-check
// node supply-chain/pins.mjs: every version is one version. No range, no "latest", no snapshot in package.json and poms; lock files name no host, hold a
// hash for each package, and agree with what asks for it.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
/** An alias is a package under another's name (package.json(5)). */
const exact = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
/** @type {string[]} */
const wrong = [];
const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8');
const named = (/** @type {string} */ name) => files.filter((file) => path.basename(file) === name);

const manifests = named('package.json');
for (const file of manifests) {
  const manifest = JSON.parse(read(file));
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'])
    for (const [name, version] of Object.entries(manifest[kind] ?? {}))
      if (!exact.test(String(version))) wrong.push(`${file}: ${name} is "${version}", not one version`);
  if (!files.includes(file.replace(/package\.json$/, 'package-lock.json'))) wrong.push(`${file} has no lock file`);
}

const locks = named('package-lock.json');
for (const file of locks) {
  for (const [name, { resolved, integrity, link, version }] of Object.entries(JSON.parse(read(file)).packages)) {
    if (name === '' || link) continue;
    if (resolved !== undefined) wrong.push(`${file}: ${name} names where it comes from: ${resolved}`);
    if (integrity === undefined) wrong.push(`${file}: ${name} ${version} has no hash`);
  }
}

/** What Maven binds to a jar's build by itself, in versions that are its own. */
const bound = ['clean', 'resources', 'compiler', 'surefire', 'jar', 'install', 'deploy'].map((name) => `maven-${name}-plugin`);
const poms = named('pom.xml');
for (const file of poms) {
  const pom = read(file);
  const properties = new Map(
    [...pom.matchAll(/<([\w.-]+)>([^<]*)<\/\1>/g)].map(([, name = '', value = '']) => [name, value]),
  );
  for (const [, version = ''] of pom.matchAll(/<version>([^<]*)<\/version>/g)) {
    const name = /^\$\{(.*)\}$/.exec(version)?.[1];
    const value = name === undefined ? version : (properties.get(name) ?? version);
    if (/[[(,\])]|SNAPSHOT|LATEST|RELEASE/.test(value)) wrong.push(`${file}: "${value}" is not one version`);
  }
  const unnamed = bound.filter(
    (name) => !new RegExp(`<artifactId>${name}</artifactId>\\s*<version>`).test(pom) && !/<packaging>pom</.test(pom),
  );
  if (unnamed.length > 0) wrong.push(`${file}: Maven's own age chooses the version of ${unnamed.join(', ')}`);
  if (/<repository>|<pluginRepository>/.test(pom)) wrong.push(`${file} names a repository beside Maven Central`);
}

for (const line of wrong) console.error(`NOT ok  ${line}`);
console.log(`${manifests.length} manifests, ${locks.length} lock files, ${poms.length} poms, ${wrong.length} faults`);
process.exitCode = wrong.length === 0 ? 0 : 1;
