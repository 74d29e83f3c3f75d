/** What browsers are told of the playground's own answers: decision 0025. What a lab's answers carry is decided in `wire/labHeaders.ts`. */

import { hostOf, type Ports } from './hosts.ts'

type Headers = Readonly<Record<string, string>>

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** Answers that are no pages: where one is opened as a page after all, it can do nothing. */
export const apiHeaders: Headers = {
  ...everywhere,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

/** Sources on this host as this browser calls it. A policy can't name an IPv6 address (CSP 3, 2.3.1): there, any host stands for it. */
function sourcesAt(header: string | undefined) {
  const { name, port } = hostOf(header) ?? { name: 'localhost', port: '' }
  const authority = port === '' ? name : `${name}:${port}`
  const anywhere = `*:${port === '' ? 80 : port}`
  const isNamed = !name.startsWith('[')
  return {
    own: (path: string) => (isNamed ? `http://${authority}${path}` : "'self'"),
    socket: (path: string) => (isNamed ? `ws://${authority}${path}` : `ws://${anywhere}`),
    on: (other: number) => `http://${isNamed ? name : '*'}:${other}`,
  }
}

/** The playground's page and its files. `isDevelopment`: Vite puts a script into the page, and serves modules from everywhere. */
export function pageHeaders(
  host: string | undefined,
  { clientPort, otherPort }: Ports,
  isDevelopment: boolean,
): Headers {
  const { own, socket, on } = sourcesAt(host)
  const frames = `${on(clientPort)} ${on(otherPort)} ${own('/frame/')}`
  const policy = [
    "default-src 'none'",
    // A lab's files have the same origin: the page's own have a folder of their own.
    isDevelopment ? "script-src 'self' 'unsafe-inline'" : `script-src ${own('/assets/')}`,
    // CodeMirror and Radix write style elements.
    "style-src 'self' 'unsafe-inline'",
    isDevelopment ? "img-src 'self' data:" : `img-src ${own('/assets/')} data:`,
    isDevelopment ? "font-src 'self'" : `font-src ${own('/assets/')}`,
    isDevelopment
      ? `connect-src 'self' ${socket('/')}`
      : `connect-src ${own('/api/')} ${own('/control/')} ${socket('/control/')}`,
    `frame-src ${frames}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    ...everywhere,
    'content-security-policy': policy.join('; '),
    // Who opens the page, or is opened by a client's page in it, holds no handle of it.
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  }
}

/** The page of a learner's client app: only the playground's page may hold it, for it runs the code that its parent gives it. */
export function clientHeaders(host: string | undefined, { port }: Ports): Headers {
  return {
    'x-content-type-options': 'nosniff',
    // What browsers do anyway: the requests of a client's page look as those of any page.
    'referrer-policy': 'strict-origin-when-cross-origin',
    'content-security-policy': `frame-ancestors ${sourcesAt(host).on(port)}`,
  }
}

/** The same page on the playground's own port: always an origin of its own (`null`). */
export const frameHeaders: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': "sandbox allow-scripts; frame-ancestors 'self'",
}
