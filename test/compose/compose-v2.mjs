// @ts-check
// Compose of version 2 or newer, which is built from compose-go as balena's parser is.

import { spawnSync } from "node:child_process";

/** @type {[string, string[]][]} */
const ways = [
  ["docker", ["compose"]],
  ["docker-compose", []],
];

/** @returns {[string, string[]] | undefined} program and its first arguments */
export function composeV2() {
  return ways.find(([program, first]) => {
    const { status, stdout } = spawnSync(
      program,
      [...first, "version", "--short"],
      { encoding: "utf8" },
    );
    return status === 0 && Number.parseInt(stdout.replace(/^v/, ""), 10) >= 2;
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
  const names = files.flatMap((file) => ["-f", file]);
  const words = [
    ...first,
    ...names,
    "-p",
    project,
    "config",
    "--format",
    "json",
  ];
  const { status, stdout, stderr } = spawnSync(program, words, {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr.trim());
  return stdout;
}
