/** Packages from the registry that are read into these modules, without types of their own. */
declare module 'path-browserify' {
  interface Parts {
    dir?: string
    root?: string
    base?: string
    name?: string
    ext?: string
  }
  interface Path {
    format: (parts: Parts) => string
    resolve: (...parts: string[]) => string
  }
  const path: Path
  export default path
}
