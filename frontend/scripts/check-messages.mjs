// Fails when the catalogues do not hold exactly the messages that the code uses.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const catalogues = ['src/locales/en.po', 'src/locales/el.po'];
const before = catalogues.map((file) => readFileSync(file, 'utf8'));
execFileSync('npx', ['--no', 'lingui', 'extract', '--clean'], {
  stdio: ['ignore', 'ignore', 'pipe'],
});
const stale = catalogues.filter((file, index) => readFileSync(file, 'utf8') !== before[index]);
catalogues.forEach((file, index) => {
  writeFileSync(file, before[index]);
});
if (stale.length > 0) {
  console.error(
    `${stale.join(', ')}: not what the code uses. Run "npm run messages:extract" and translate.`,
  );
  process.exit(1);
}
