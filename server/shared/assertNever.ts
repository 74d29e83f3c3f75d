/** Makes the compiler point at every switch that forgot a member of a union. */
export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}
