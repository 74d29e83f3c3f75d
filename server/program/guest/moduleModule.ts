/** What `require('module')` gives of Node's. */
import { pathIn } from '#shared/files/resolve.ts'
import { withCode } from './errors.ts'

/** Said by `commonjs.ts`, which needs the list of modules that this is on. */
let requireFor: (filename: string) => unknown = () => undefined
export const setRequireFor = (make: typeof requireFor): void => {
  requireFor = make
}

/** For `import.meta.url` and `__filename`. */
function createRequire(given: unknown): unknown {
  const whole = String(given).replace(/^file:\/\//, '')
  if (pathIn(whole) !== undefined) return requireFor(whole)
  throw withCode(
    new TypeError(
      `The argument 'filename' must be a file URL object, file URL string, or absolute path string. Received '${String(given)}'`,
    ),
    'ERR_INVALID_ARG_VALUE',
  )
}

export const moduleModule = { createRequire }
