/** Builds what does not go through Vite: the server, the sandbox's worker and guest library, the client app's page. */
import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'rolldown'

/** The client app's page beside its script. */
const framePage: Plugin = {
  name: 'frame-page',
  generateBundle() {
    const source = readFileSync('client/frame/index.html', 'utf8')
    this.emitFile({ type: 'asset', fileName: 'index.html', source })
  },
}

const guest = (name: string) => ({
  input: { [name]: `server/program/guest/${name}.ts` },
  platform: 'neutral' as const,
  resolve: { mainFields: ['main', 'module'], conditionNames: ['require', 'default'] },
  // Every sandbox compiles this text and keeps what it compiled: short names take two thirds of the time and the memory.
  output: {
    dir: 'dist/server',
    format: 'iife' as const,
    entryFileNames: '[name].js',
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  },
})

/** What a module asks of its program's others: there is one of each. */
const shared = ['dayjs', 'dotenv', '../moment']
/** A module that a program asks for by this name, and what it is made of: a package as its registry has it, or a file of ours. */
const ours = (file: string) => resolve(`server/program/guest/library/${file}.ts`)
const libraries: Record<string, string> = {
  assert: 'assert',
  'cookie-parser': 'cookie-parser',
  'cookie-signature': 'cookie-signature',
  cookie: 'cookie',
  cors: 'cors',
  crypto: ours('crypto'),
  dayjs: 'dayjs',
  'dayjs/locale/ko': 'dayjs/locale/ko.js',
  'dayjs/plugin/customParseFormat': 'dayjs/plugin/customParseFormat.js',
  'dayjs/plugin/duration': 'dayjs/plugin/duration.js',
  'dayjs/plugin/isBetween': 'dayjs/plugin/isBetween.js',
  'dayjs/plugin/localizedFormat': 'dayjs/plugin/localizedFormat.js',
  'dayjs/plugin/relativeTime': 'dayjs/plugin/relativeTime.js',
  'dayjs/plugin/utc': 'dayjs/plugin/utc.js',
  dotenv: 'dotenv',
  'dotenv/config': ours('dotenvConfig'),
  ejs: 'ejs',
  'express-session': 'express-session',
  'express-view': resolve('node_modules/express/lib/view.js'),
  fresh: 'fresh',
  helmet: resolve('node_modules/helmet/index.cjs'),
  lodash: 'lodash',
  moment: 'moment',
  'moment/locale/ko': 'moment/locale/ko.js',
  morgan: 'morgan',
  nanoid: 'nanoid',
  os: ours('os'),
  path: ours('path'),
  querystring: ours('querystring'),
  'range-parser': 'range-parser',
  string_decoder: 'string_decoder/',
  'timers/promises': ours('timersPromises'),
  url: ours('url'),
  util: ours('util'),
  uuid: 'uuid',
}
const library = ([name, input]: [string, string]) => ({
  input: { [name]: input },
  platform: 'neutral' as const,
  makeAbsoluteExternalsRelative: false,
  external: (id: string) => (isBuiltin(id) || shared.includes(id)) && id !== input,
  resolve: {
    mainFields: ['main', 'module'],
    conditionNames: ['node', 'require', 'default'],
    alias: { 'util/': 'util', depd: ours('depd'), debug: ours('debug') },
  },
  output: {
    dir: 'dist/server/library',
    format: 'cjs' as const,
    exports: 'auto' as const,
    entryFileNames: '[name].js',
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  },
})

export default defineConfig([
  {
    input: {
      index: 'server/index.ts',
      worker: 'server/program/worker/worker.ts',
      bodies: 'server/program/host/bodies/thread.ts',
      readerThread: 'server/program/worker/readerThread.ts',
    },
    platform: 'node',
    external: [/^[^./#]/],
    output: {
      dir: 'dist/server',
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
    },
  },
  guest('guest'),
  guest('inspect'),
  ...Object.entries(libraries).map(library),
  {
    input: { frame: 'client/frame/frame.ts' },
    platform: 'browser',
    plugins: [framePage],
    output: { dir: 'dist/frame', format: 'iife', entryFileNames: '[name].js' },
  },
  {
    // React's development build, whatever this build is for: it is what a learner of React runs at home.
    input: { modules: 'client/frame/modules/modules.ts' },
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"development"' } },
    output: {
      dir: 'dist/frame',
      format: 'iife',
      entryFileNames: '[name].js',
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    },
  },
])
