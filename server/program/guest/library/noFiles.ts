/** `fs`, as packages find it where there are no files. */

function missing(syscall: string, path: unknown): never {
  const words = `ENOENT: no such file or directory, ${syscall} '${String(path)}'`
  throw Object.assign(new Error(words), { errno: -2, code: 'ENOENT', syscall, path })
}

export default {
  existsSync: () => false,
  readFileSync: (path: unknown) => missing('open', path),
  statSync: (path: unknown) => missing('stat', path),
}
