/** The npm package `node-inspect-extracted`, whose own types need Node's. */
declare module 'node-inspect-extracted' {
  export interface InspectOptions {
    depth?: number | null
    compact?: boolean | number
    breakLength?: number
    showHidden?: boolean
  }
  export function inspect(value: unknown, options?: InspectOptions): string
  export function format(...args: unknown[]): string
  export function formatWithOptions(options: InspectOptions, ...args: unknown[]): string
}
