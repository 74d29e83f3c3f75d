/** The files that code of a lab is in, as the editor's tabs call them. */

export const serverFile = 'server.js'

/** `A` → `client-a.js`. */
export function fileOf(client: string): string {
  return `client-${client.toLowerCase()}.js`
}

/** `client-a.js` → `A`; `null` for files of nobody. */
export const clientOf = (file: string): string | null =>
  /^client-(\w)\.js$/.exec(file)?.[1]?.toUpperCase() ?? null
