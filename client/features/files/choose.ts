/** The browser's own choice of files or of a folder. */
import type { Incoming } from './incoming.ts'
import { readChosen, Unreadable } from './reading.ts'

export type Read = { ok: true; incoming: Incoming[] } | { ok: false; problem: string }

/** What could be read, or why it could not. */
export async function read(reading: Promise<Incoming[]>): Promise<Read> {
  try {
    return { ok: true, incoming: await reading }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.message }
    throw error
  }
}

/** Nothing happens where nobody chooses. */
export function chooseFiles(folder: boolean, chosen: (read: Read) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = folder
  input.onchange = async () => {
    const files = [...(input.files ?? [])]
    if (files.length > 0) chosen(await read(readChosen(files)))
  }
  input.click()
}
