/** Modules that are no part of the guest library's own text: each is read when a program first asks for it. */
import { EventEmitter } from 'events'
import { ask, refuse, track } from './bridge.ts'
import { Buffer } from './buffer.ts'
import { deprecated } from './deprecated.ts'
import { withCode } from './errors.ts'
import { inspector } from './format.ts'
import { host } from './host.ts'
import type { Inside } from './library/inside.ts'
import { guestProcess } from './process.ts'
import { timers } from './timers.ts'
import { URL, URLSearchParams } from './url.ts'

interface Module {
  exports: object
}

const inside: Inside = {
  ask,
  refuse,
  track,
  withCode,
  deprecated,
  memory: () => host.memory(),
  uuid: () => host.uuid(),
  digest: (...args) => host.digest(...args),
  inspector,
  Buffer,
  EventEmitter,
  process: guestProcess,
  timers,
  URL,
  URLSearchParams,
}
const loaded = new Map<string, Module>()

/** What gives a module those that it needs itself. */
let requireFor: (name: string) => unknown = () => undefined
export function setLibraryRequire(require: typeof requireFor): void {
  requireFor = require
}

/** What a module exports. */
export function loadLibrary(name: string): object {
  const known = loaded.get(name)
  if (known) return known.exports
  const module: Module = { exports: {} }
  loaded.set(name, module)
  try {
    host.loadLibrary(name, module.exports, requireFor, module, inside)
  } catch (error) {
    // As in Node: what could not be loaded is tried anew.
    loaded.delete(name)
    throw error
  }
  return module.exports
}
