/** `path`, as on Linux. */
import posix from 'path-browserify'
import { mustBe } from './received.ts'

interface Parts {
  base?: string
  name?: string
  ext?: string
}
type Method = (...args: unknown[]) => unknown

/** The package looks at its arguments as an older Node did. */
const checked = (name: string, nameOf: (at: number) => string): [string, Method] => {
  const method = Reflect.get(posix, name) as Method
  const fn = (...args: unknown[]) => {
    for (const [at, one] of args.entries())
      if (typeof one !== 'string') mustBe(nameOf(at), 'of type string', one)
    return method(...args)
  }
  return [name, Object.defineProperty(fn, 'name', { value: name })]
}
const of =
  (...names: string[]) =>
  (name: string): [string, Method] => {
    const [same, method] = checked(name, (at) => names[at] ?? '')
    // What is left out is undefined, which is no text either; only a suffix need not be there.
    const needed = name === 'basename' ? 1 : names.length
    return [
      same,
      Object.defineProperty(
        (...args: unknown[]) => {
          const given = args.slice(0, names.length)
          while (given.length < needed) given.push(undefined)
          while (given.length > needed && given.at(-1) === undefined) given.pop()
          return method(...given)
        },
        'name',
        { value: name },
      ),
    ]
  }

const { format } = posix
/** Since Node 19 an `ext` needs no dot. */
function formatted(parts: Parts): string {
  if (parts === null || typeof parts !== 'object') mustBe('pathObject', 'of type object', parts)
  const { base, ext } = parts
  return format(!base && ext && !ext.startsWith('.') ? { ...parts, ext: `.${ext}` } : parts)
}

export default Object.assign(posix, {
  ...Object.fromEntries([
    checked('join', () => 'path'),
    checked('resolve', (at) => `paths[${at}]`),
    ...['normalize', 'isAbsolute', 'dirname', 'extname', 'parse'].map(of('path')),
    of('path', 'suffix')('basename'),
    of('from', 'to')('relative'),
  ]),
  format: formatted,
  toNamespacedPath: (path: unknown) => path,
})
