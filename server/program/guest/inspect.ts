/** Node's own `util.inspect` and `util.format`, loaded only when a program prints more than text and numbers. */
import './inspectNeeds.ts'
import { format, formatWithOptions, inspect } from 'node-inspect-extracted'

Object.assign(globalThis, { $inspect: { format, formatWithOptions, inspect } })
