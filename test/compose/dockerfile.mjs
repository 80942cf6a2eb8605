// @ts-check
// What a Dockerfile says that balena's builder, the classic one, does not understand or understands otherwise than BuildKit.

/** What everything that runs on the Pi is made from: one layer for all of it, from one distribution. */
export const base = 'debian:trixie-slim';

/** Builds the native executable; nothing of it is in an image that ships. */
const builder = /^quay\.io\/quarkus\/ubi9-quarkus-mandrel-builder-image:jdk-25$/;

const instructions = [
  ...['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL', 'RUN', 'SHELL'],
  ...['STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
];

/**
 * @param {string} text
 * @returns {{name: string, rest: string}[]} without comments, each on one line
 */
function instructionsOf(text) {
  const lines = text.split('\n').filter((line) => !/^\s*(#|$)/.test(line));
  const whole = lines.join('\n').replaceAll(/\\\n/g, ' ').split('\n');
  return whole.map((line) => {
    const [, name = '', rest = ''] = /^\s*(\S+)\s*(.*)$/.exec(line) ?? [];
    return { name: name.toUpperCase(), rest };
  });
}

/**
 * @param {string} text of a Dockerfile
 * @returns {string[]} a sentence for each fault
 */
export function dockerfileFaults(text) {
  const said = instructionsOf(text);
  return [
    ...(/^#\s*(syntax|check)\s*=/m.test(text) ? ['a parser directive asks for BuildKit'] : []),
    ...said.flatMap(instructionFaults),
    ...fromFaults(said.filter(({ name }) => name === 'FROM').map(({ rest }) => rest)),
  ];
}

/** @param {{name: string, rest: string}} instruction */
function instructionFaults({ name, rest }) {
  if (!instructions.includes(name)) return [`${name} is no instruction of the classic builder`];
  const flags = [...rest.matchAll(/(?:^|\s)--([a-z-]+)(?==|\s)/g)].map(([, flag]) => flag);
  const leading = /^(?:--\S+\s+)+/.exec(rest)?.[0] ?? '';
  const own = flags.filter((flag) => leading.includes(`--${flag}`));
  const allowed = {
    COPY: ['from', 'chown'],
    ADD: ['chown'],
    HEALTHCHECK: ['interval', 'timeout', 'start-period', 'retries'],
  };
  const known = /** @type {Record<string, string[]>} */ (allowed)[name] ?? [];
  return [
    ...own.filter((flag) => !known.includes(flag ?? '')).map((flag) => `${name} --${flag} needs BuildKit`),
    ...(['RUN', 'COPY', 'ADD'].includes(name) && /<<-?["']?[A-Za-z_]/.test(rest) ? [`${name} has a heredoc`] : []),
    ...(name === 'VOLUME' ? ['VOLUME makes a volume without a name'] : []),
  ];
}

/** @param {string[]} froms */
function fromFaults(froms) {
  const stages = /** @type {string[]} */ ([]);
  const faults = froms.flatMap((from) => {
    const [image = '', , stage] = from.split(/\s+/);
    const isKnown = image === base || builder.test(image) || stages.includes(image);
    if (stage) stages.push(stage);
    return isKnown ? [] : [`FROM ${image}: not ${base}, and no stage of this file`];
  });
  return froms.length === 0 ? ['there is no FROM'] : faults;
}
