/** The little of WebAssembly's API that the server uses: its types come with the DOM's, which the server does not have. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array)
    static imports(module: Module): { kind: string }[]
  }
  class Instance {
    constructor(module: Module, imports: Imports)
    readonly exports: Record<string, unknown>
  }
  class Memory {
    readonly buffer: ArrayBuffer
  }
  class Global {
    value: number
  }
  class Table {
    readonly length: number
    grow(by: number): number
    set(at: number, fn: unknown): void
  }
  type Imports = Record<string, Record<string, unknown>>
}
