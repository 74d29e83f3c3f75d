/** Builds the playground page to dist/client. In development the server runs this same config as middleware. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { lessonsPlugin } from './scripts/lessons/lessonsPlugin.ts'

/** The lab's session, its trace, and the model and pictures that the diagram is drawn from. */
const firstNeeds = new RegExp(
  [
    'client/lab/(?!code/|record/|scene|pageApi|clients/link|program/tabs)',
    'client/pictures/(files|pictures|fold|follower|ground|renewal|wireFold|flow/)',
    'server/shared/(model/|network\\.ts|assertNever)',
  ].join('|'),
)

export default defineConfig({
  root: 'client',
  plugins: [react(), lessonsPlugin()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // A browser without `modulepreload` loads the same a little later.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // What the first diagram needs stands in one file: in several it is 3 kB larger, since each is packed by itself.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'lab', test: firstNeeds }] } } },
  },
})
