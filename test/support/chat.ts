/** A chat of several files with its own page, as a learner has it in a folder or in a .zip. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'

const folder = fileURLToPath(new URL('chat/', import.meta.url))

/** Its files by their paths in the folder `chat`. */
export const chatFiles: Readonly<Record<string, Uint8Array>> = Object.fromEntries(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = `${parentPath}/${name}`
      return [
        `chat/${path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')}`,
        readFileSync(path),
      ]
    }),
)
export const chatZip = (): Uint8Array<ArrayBuffer> => zipSync({ ...chatFiles })
/** The same as a drop tells them. */
export const chatIncoming = Object.entries(chatFiles).map(([path, bytes]) => ({ path, bytes }))
