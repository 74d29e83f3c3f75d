/** `path`, as on Linux. */
import posix from 'path-browserify'

interface Parts {
  dir?: string
  root?: string
  base?: string
  name?: string
  ext?: string
}
const { format } = posix

/** The package has the rules of an older Node: since 19 an `ext` needs no dot. */
const formatted = (parts: Parts): string => {
  const { base, ext } = parts ?? {}
  return format(!base && ext && !ext.startsWith('.') ? { ...parts, ext: `.${ext}` } : parts)
}

export default Object.assign(posix, { format: formatted, toNamespacedPath: (path: unknown) => path })
