// @ts-check
// node supply-chain/licences.mjs [--check]: reads what is in sbom/ and writes docs/licences.md; --check writes nothing and fails if that page is not
// what it would write. Fails too if a component has no licence, or one that supply-chain/allowed.json does not name.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const page = path.join(here, '..', 'docs', 'licences.md');

/**
 * @typedef {object} Allowed
 * @property {string[]} runs licences of what is in an image or on a board
 * @property {string[]} builds licences that only what builds and tests it may have as well
 * @property {Record<string, {licence: string, why: string}>} named components whose own word is missing or not SPDX, by name
 */
/** @type {Allowed} */
const allowed = JSON.parse(readFileSync(path.join(here, 'allowed.json'), 'utf8'));

/** @typedef {{name: string, version: string, licence: string, runs: boolean}} Component */

/** @type {[string, string][]} */
const files = [
  ['gateway', 'Gateway (the jar)'],
  ['dashboard', 'Dashboard (the lock file)'],
  ['firmware', 'Firmware'],
];
/** @type {string[]} */
const wrong = [];
/** @type {Set<string>} */
const looked = new Set();
const chapters = files.map(([name, title]) => chapter(name, title, componentsOf(name)));
for (const name of Object.keys(allowed.named))
  if (!looked.has(name)) wrong.push(`allowed.json names ${name}, which is no component or says its licence by itself`);
const text = `# Licences of what Hearth is made of

Written by \`supply-chain/licences.mjs\` from the SBOMs; do not edit. What it checks is told in [supply-chain.md](supply-chain.md).

${chapters.join('\n')}`;

if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text)
  wrong.push('docs/licences.md is old; supply-chain/licences.mjs writes it');
for (const line of wrong) console.error(`NOT ok  ${line}`);
console.log(`${chapters.length} SBOMs, ${wrong.length} faults`);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** @param {string} file @returns {Component[]} */
function componentsOf(file) {
  const { components } = JSON.parse(readFileSync(path.join(here, '..', 'sbom', `${file}.cdx.json`), 'utf8'));
  return components
    .map((/** @type {any} */ { group, name, version, licenses, scope }) => {
      // The same page on every machine.
      const plain = name.replace(/-(x86_64|aarch_?64)$/, '-(architecture)');
      const full = group ? `${group}${file === 'gateway' ? ':' : '/'}${plain}` : plain;
      return { name: full, version, licence: licenceOf(full, licenses ?? []), runs: scope !== 'optional' };
    })
    .sort((/** @type {Component} */ one, /** @type {Component} */ other) => (key(one) < key(other) ? -1 : 1));
}

/** @param {Component} component */
function key({ name, version }) {
  return `${name} ${version}`;
}

/**
 * Several licences of one component in Maven are a choice.
 *
 * @param {string} name
 * @param {any[]} licences as CycloneDX says them
 */
function licenceOf(name, licences) {
  const said = licences.map(({ expression, license }) => expression ?? license?.id).filter((id) => id !== undefined);
  const own = said.filter(isAllowed);
  if (own.length > 0) return own.join(' OR ');
  looked.add(name);
  return allowed.named[name]?.licence ?? said.join(' OR ');
}

/** An expression without parentheses inside parentheses: of OR one side is enough, of AND each is needed. @param {string} expression */
function isAllowed(expression) {
  const every = [...allowed.runs, ...allowed.builds];
  return choices(expression).some((all) => all.every((id) => every.includes(id)));
}

/** @param {string} expression */
function choices(expression) {
  return expression
    .replace(/[()]/g, '')
    .split(/ OR /)
    .map((side) => side.split(/ AND /));
}

/** @param {string} file @param {string} title @param {Component[]} components */
function chapter(file, title, components) {
  for (const component of components) {
    const fits = choices(component.licence).some((all) =>
      all.every((id) => allowed.runs.includes(id) || (!component.runs && allowed.builds.includes(id))),
    );
    if (!fits)
      wrong.push(`${file}: ${key(component)} has the licence "${component.licence}", which is not allowed for it`);
  }
  const running = components.filter(({ runs }) => runs);
  const building = components.filter(({ runs }) => !runs);
  const rows = running.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const counts = new Map();
  for (const { licence } of building) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const only = [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([licence, count]) => `${licence} (${count})`)
    .join(', ');
  return `## ${title}

| component | version | licence |
|---|---|---|
${rows.join('\n')}
${only === '' ? '' : `\nOnly to build and test it: ${only}.\n`}`;
}
