import { readdirSync } from 'node:fs';
import queryPlugin from '@tanstack/eslint-plugin-query';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Floors of src/, from the top; a file imports from its own floor's folder and from floors below. */
const floors = ['app', 'features', 'components', 'lib', 'config'];

/**
 * Features that a feature may look into, beside `home` (zone and formats), which all may. The list
 * follows the rooms of the gateway, but for the journal: here it names the parts of devices. A
 * feature that is not in it may look into no other.
 */
const neighbours = {
  administration: ['devices'],
  commands: ['devices'],
  enrolment: ['devices'],
  identity: ['devices', 'schedules'],
  journal: ['devices'],
  telemetry: ['devices'],
  schedules: ['devices', 'journal'],
  live: ['devices'],
};

const features = readdirSync('src/features');

function forbid(files, groups) {
  const patterns = groups.map((group) => ({
    group: [`@/${group}`, `@/${group}/**`],
    message: 'See the floors in eslint.config.js.',
  }));
  const climbing = {
    regex: '^\\.\\./\\.\\.',
    message: 'Use "@/…" to leave a room, so that the walls hold.',
  };
  return {
    files,
    rules: { 'no-restricted-imports': ['error', { patterns: [...patterns, climbing] }] },
  };
}

const walls = [
  ...floors
    .filter((floor) => floor !== 'features')
    .map((floor) => forbid([`src/${floor}/**`], floors.slice(0, floors.indexOf(floor)))),
  ...features.map((feature) => {
    const open = [feature, 'home', ...(neighbours[feature] ?? [])];
    const closed = features
      .filter((other) => !open.includes(other))
      .map((other) => `features/${other}`);
    return forbid([`src/features/${feature}/**`], ['app', ...closed]);
  }),
];

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      'src/locales',
      'src/lib/api-types.ts',
      'test-results',
      'playwright-report',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      ...tseslint.configs.strictTypeChecked,
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat['recommended-latest'],
      ...queryPlugin.configs['flat/recommended'],
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreVoidReturningFunctions: true },
      ],
      'max-lines': ['error', { max: 400 }],
    },
  },
  ...walls,
);
