/** What server.js can load by name here: parts of Node itself, and packages. */

/** Parts of Node that are there: `node:` may stand before the name. */
export const nodeModulesHere = [
  'assert',
  'assert/strict',
  'buffer',
  'console',
  'crypto',
  'events',
  'fs',
  'fs/promises',
  'http',
  'module',
  'os',
  'path',
  'path/posix',
  'perf_hooks',
  'process',
  'querystring',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
] as const

/** Packages that are there, each as its registry has it. */
export const packagesHere = [
  'body-parser',
  'cookie',
  'cookie-parser',
  'cors',
  'dayjs',
  'dayjs/locale/ko',
  'dayjs/plugin/customParseFormat',
  'dayjs/plugin/duration',
  'dayjs/plugin/isBetween',
  'dayjs/plugin/localizedFormat',
  'dayjs/plugin/relativeTime',
  'dayjs/plugin/utc',
  'dotenv',
  'dotenv/config',
  'ejs',
  'express',
  'express-session',
  'helmet',
  'lodash',
  'moment',
  'moment/locale/ko',
  'morgan',
  'nanoid',
  'socket.io',
  'socket.io-msgpack-parser',
  'uuid',
] as const
export type PackageHere = (typeof packagesHere)[number]

/** Packages that are themselves ES modules, without a default. */
export const esPackages: readonly string[] = ['nanoid', 'uuid']

/** What an ES module can import by name of packages that are no ES modules, as Node finds it in their text. */
export const namedImports: Readonly<Record<string, readonly string[]>> = {
  'body-parser': ['json', 'raw', 'text', 'urlencoded'],
  cookie: ['parse', 'serialize'],
  'cookie-parser': ['JSONCookie', 'JSONCookies', 'signedCookie', 'signedCookies'],
  cors: [],
  dayjs: [],
  dotenv: ['config', 'configDotenv', 'parse', 'populate'],
  ejs: [],
  express: [
    'Router',
    'Route',
    'json',
    'urlencoded',
    'raw',
    'text',
    'static',
    'application',
    'request',
    'response',
  ],
  'express-session': ['Cookie', 'MemoryStore', 'Session', 'Store'],
  lodash: [],
  moment: [],
  morgan: ['compile', 'format', 'token'],
}

/** All parts of Node, by the first part of their names. */
const nodeModules: ReadonlySet<string> = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs ' +
    'http http2 https inspector module net os path perf_hooks process punycode querystring readline repl sea sqlite stream ' +
    'string_decoder test timers tls tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
)

/** A part of Node by this name, with or without `node:`, whether or not it is here. */
export const isOfNode = (name: string): boolean =>
  nodeModules.has(name.replace(/^node:/, '').split('/')[0] ?? '')
