// @ts-check
// A home of three small containers in a folder of its own, with releases that are tags: what ./hearth up and update act on, without the minutes
// that the real images take.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What a part does, by the name of what is the matter with it. */
const lives = {
  well: 'touch /tmp/well\nexec sleep 1000000\n',
  dying: 'echo "the door is gone"\nexit 3\n',
  sick: 'echo "the door is stuck"\nexec sleep 1000000\n',
};

/** @typedef {keyof typeof lives} Life */

/**
 * What gateway/console.sh answers, of a home whose owner Maria may have taken a recovery key. A restore is over at once, and is kept with the
 * header that came with it.
 */
const consoleScript = `#!/bin/sh
home=/var/lib/hearth/home
IFS= read -r header
refuse() { echo "{\\"code\\":\\"$1\\",\\"detail\\":\\"$2\\"}" >&2; exit 1; }
made='{"name":"one.hearth","madeAt":"2027-03-22T01:02:00Z","provedAt":"2027-03-22T01:04:00Z","key":"3f9a-11c2","bytes":1412345,"rows":9120,"readings":true,"notRestorable":null'
bad='{"name":"two.hearth","provedAt":"2027-03-21T01:04:00Z","key":"3f9a-11c2","bytes":812,"rows":9,"readings":false,"notRestorable":"it changed"}'
case "$1 $2" in
  "POST /console/backups/key") touch $home/key; echo '{"key":"7qk4-9xm2","fingerprint":"3f9a-11c2"}' ;;
  "POST /console/backups")
    [ -e $home/key ] || refuse no-backup-key "Nobody has taken a recovery key yet"
    mkdir -p $home/backups; echo sealed >$home/backups/one.hearth
    echo "$made,\\"file\\":\\"$home/backups/one.hearth\\"}" ;;
  "GET /console/backups") if [ -e $home/key ]; then echo "{\\"key\\":\\"3f9a-11c2\\",\\"backups\\":[$bad,$made}]}"; else echo '{"backups":[]}'; fi ;;
  "GET /console/owners") echo '["Maria","Νίκος"]' ;;
  "POST /console/recoveries?name=%CE%9D%CE%AF%CE%BA%CE%BF%CF%82") echo '{"owner":"Νίκος","code":"ABCDE","expiresAt":"2027-03-22T01:15:00Z"}' ;;
  "POST /console/recoveries"*) refuse unknown-owner "There is no owner of this name" ;;
  "POST /console/keys") echo '{"key":"k2"}' ;;
  "GET /api/v1/setup") echo '{"claimed":true,"homeName":"The \\"Nest\\""}' ;;
  "POST /console/restore?file=$home/backups/from-outside") echo "$header" >$home/restored; cat $home/backups/from-outside >>$home/restored
    echo '{"home":"The Nest","madeAt":"2027-03-22T01:02:00Z"}' ;;
  *) refuse unknown "$1 $2" ;;
esac
`;

const part = (/** @type {string} */ name) => `
  ${name}:
    build: { context: ${name} }
    restart: always
    init: true
    stop_grace_period: 1s
    healthcheck: { test: [CMD, test, -e, /tmp/well], interval: 1s, timeout: 5s, retries: 8, start_period: 1s }`;

const composeFile = `services:${part('gateway')}
    volumes: [home:/var/lib/hearth/home]${part('nginx')}
    ports: ["127.0.0.1::8443"]${part('pins')}
    devices: ["/dev/gpiochip0:/dev/gpiochip0"]
volumes:
  home: {}
`;

export class Home {
  name = `hearth-try-${process.pid}`;
  folder = mkdtempSync(path.join(tmpdir(), 'hearth-stack-'));

  constructor() {
    cpSync(path.join(repository, 'appliance'), path.join(this.folder, 'appliance'), { recursive: true });
    writeFileSync(path.join(this.folder, 'docker-compose.yml'), composeFile);
    writeFileSync(path.join(this.folder, '.gitignore'), '.hearth/\n');
    this.git('init', '--quiet');
  }

  /** @param {string[]} words */
  git(...words) {
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost'];
    return execFileSync('git', [...who, ...words], { cwd: this.folder, encoding: 'utf8' }).trim();
  }

  /**
   * @param {string} tag
   * @param {{gateway?: Life, nginx?: Life, buildable?: boolean}} how
   */
  release(tag, { gateway = 'well', nginx = 'well', buildable = true } = {}) {
    const claim =
      'mkdir -p /var/lib/hearth/home\n[ -e /var/lib/hearth/home/claim-code ] || echo AAAAA-BBBBB >/var/lib/hearth/home/claim-code\n';
    const names = 'mkdir -p /var/lib/hearth/web-share\necho house.local,localhost >/var/lib/hearth/web-share/names\n';
    this.part('gateway', `echo ${tag}\n${claim}${lives[gateway]}`, buildable);
    const healthy = '#!/bin/sh\ntest -e /tmp/well\n';
    for (const [name, script] of Object.entries({ console: consoleScript, healthy }))
      writeFileSync(path.join(this.folder, 'gateway', `${name}.sh`), script, { mode: 0o755 });
    this.part('nginx', `${names}${lives[nginx]}`, true);
    this.part('pins', lives.well, true);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', tag);
    this.git('tag', tag);
  }

  /**
   * @param {string} name
   * @param {string} script
   * @param {boolean} buildable
   */
  part(name, script, buildable) {
    const folder = path.join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'entry.sh'), `#!/bin/sh\n${script}`, { mode: 0o755 });
    const last = buildable ? '' : 'RUN false\n';
    writeFileSync(
      path.join(folder, 'Dockerfile'),
      `FROM debian:trixie-slim\nCOPY *.sh /opt/hearth/${name}/\n${last}CMD ["/opt/hearth/${name}/entry.sh"]\n`,
    );
  }

  /**
   * @param {string[]} words
   * @returns {{code: number | null, said: string}}
   */
  hearth(...words) {
    return this.hearthTold('', ...words);
  }

  /**
   * @param {string} typed
   * @param {string[]} words
   * @returns {{code: number | null, said: string}}
   */
  hearthTold(typed, ...words) {
    const env = {
      ...process.env,
      COMPOSE_PROJECT_NAME: this.name,
      DOCKER_BUILDKIT: '0',
      COMPOSE_DOCKER_CLI_BUILD: '0',
      HEARTH_CALLED_FROM: this.folder,
    };
    const program = path.join(this.folder, 'appliance', 'stack.sh');
    const { status, stdout, stderr } = spawnSync(program, words, { env, encoding: 'utf8', input: typed });
    return { code: status, said: stdout + stderr };
  }

  /** @param {string[]} words */
  docker(...words) {
    return execFileSync('docker', words, { encoding: 'utf8' }).trim();
  }

  /** @param {string[]} words what is done in the gateway's container */
  inGateway(...words) {
    return this.docker('exec', this.container('gateway'), ...words);
  }

  /** @param {string} service */
  container(service) {
    const labels = [`com.docker.compose.project=${this.name}`, `com.docker.compose.service=${service}`];
    return this.docker('ps', '-q', ...labels.flatMap((label) => ['--filter', `label=${label}`]));
  }

  /** @param {string} service */
  image(service) {
    const id = this.container(service);
    return id === '' ? undefined : this.docker('inspect', '--format', '{{.Image}}', id);
  }

  volumes() {
    return this.docker('volume', 'ls', '-q', '--filter', `label=com.docker.compose.project=${this.name}`).split('\n');
  }

  /** Nothing of it stays at the engine or on the disk. */
  remove() {
    this.hearth('down');
    for (const volume of this.volumes().filter(Boolean)) this.docker('volume', 'rm', volume);
    const images = this.docker('images', '-q', '--filter', `reference=${this.name}*`).split('\n').filter(Boolean);
    if (images.length > 0) this.docker('rmi', '--force', ...new Set(images));
    rmSync(this.folder, { recursive: true });
  }
}
