import { formatter } from '@lingui/format-po';
import type { LinguiConfig } from '@lingui/conf';

/** Every message has an explicit id; English is written in its own catalogue like any other language. */
const config: LinguiConfig = {
  locales: ['en', 'el'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}',
      include: ['<rootDir>/src'],
      exclude: ['**/*.test.*'],
    },
  ],
  format: formatter({ explicitIdAsDefault: true, lineNumbers: false, origins: false }),
  orderBy: 'messageId',
  compileNamespace: 'ts',
};

export default config;
