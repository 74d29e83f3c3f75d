/** The learner's own trace of a chapter, kept small in the browser: what their reference card opens. */
import { attempt } from './course.ts'

const prefix = 'socketio-playground.trace.'
/** Of the room that a browser gives, all chapters together may take a part. */
const mostCharacters = 200_000

/** `record`: the text of a record's file. One that is too long is not kept; the one before it stays. Says whether it was. */
export async function keepOwnTrace(chapter: string, record: string): Promise<boolean> {
  const { gzipSync, strToU8 } = await import('fflate')
  const bytes = gzipSync(strToU8(record), { level: 9 })
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  const text = btoa(pieces.join(''))
  if (text.length > mostCharacters) return false
  return attempt(() => {
    localStorage.setItem(prefix + chapter, text)
    return true
  }, false)
}

export const hasOwnTrace = (chapter: string): boolean =>
  attempt(() => localStorage.getItem(prefix + chapter) !== null, false)

/** The text of the record; `null` where there is none that can be read. */
export async function readOwnTrace(chapter: string): Promise<string | null> {
  const text = attempt(() => localStorage.getItem(prefix + chapter), null)
  if (text === null) return null
  const { gunzipSync, strFromU8 } = await import('fflate')
  return attempt(
    () => strFromU8(gunzipSync(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)))),
    null,
  )
}
