/**
 * One config builds both halves: `client` turns src/app into dist/app (the page), `ssr` turns src/server/main.ts
 * into dist/server/main.js (the server, its packages left outside). `npm start` needs only this file and the
 * production packages, so nothing of the tests is imported here.
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { developmentServer } from './src/server/development.ts'

const SHARED =
  /src\/(app\/(comparison|differences|classes)\.ts|core\/(transcript|pin|order\/ascending|align\/row-order|classify\/change-class|review\/(review|policy|person))\.ts)|node_modules\/(lit|lit-html|lit-element|@lit)\//

export default defineConfig({
  root: 'src/app',
  publicDir: 'public',
  appType: 'spa',
  plugins: [developmentServer()],
  // The package exports only what reads its files in Node; the page takes the files themselves.
  resolve: {
    alias: { 'dictionary-en': fileURLToPath(new URL('node_modules/dictionary-en', import.meta.url)) },
  },
  environments: {
    client: {
      build: {
        outDir: '../../dist/app',
        emptyOutDir: true,
        target: 'es2023',
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // What the first look shares with later parts, as one file: a dozen small ones compress worse and come slower.
          output: { codeSplitting: { groups: [{ name: 'shared', test: SHARED }] } },
        },
      },
    },
    ssr: {
      build: {
        outDir: '../../dist/server',
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'node20',
        rolldownOptions: {
          input: { main: 'src/server/main.ts', cli: 'src/cli/main.ts' },
          output: { entryFileNames: '[name].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of ['client', 'ssr']) await builder.build(builder.environments[environment]!)
    },
  },
})
