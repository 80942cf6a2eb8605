import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

/** The gateway that `npm run dev` talks to; a demo house prints its address. */
const gateway = process.env['HEARTH_URL'] ?? 'https://localhost:8443';

export default defineConfig({
  plugins: [
    react(),
    // react-aria writes its English as en-US and falls back to it.
    { ...optimizeLocales.vite({ locales: ['en-US', 'el-GR'] }), enforce: 'pre' },
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        name: 'Hearth',
        short_name: 'Hearth',
        description: 'The house, as it really is.',
        display: 'standalone',
        start_url: '/',
        background_color: '#f6f3ee',
        theme_color: '#f6f3ee',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: '/icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        navigateFallbackDenylist: [/^\/api\//, /^\/ca\.crt$/, /^\/q\//],
      },
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    // Every browser that can run es2022 modules preloads them by itself, or does without.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the first screen needs of libraries in one file: twenty small ones are compressed badly.
          groups: [{ name: 'first', test: /node_modules/, tags: ['$initial'] }],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: gateway, secure: false } } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
  },
});
