/** Builds the playground page to dist/client. In development the server runs this same config as middleware. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { lessonsPlugin } from './scripts/lessons/lessonsPlugin.ts'

export default defineConfig({
  root: 'client',
  plugins: [react(), lessonsPlugin()],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
})
