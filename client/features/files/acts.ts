/** What is done with the files of a lab. Each says what it did, and can be taken back by itself. */
import { type LabFile, type LabFiles, problemOfFiles } from '#shared/files/files.ts'
import { fileWords } from '#shared/files/fileWords.ts'
import { entry } from '#shared/files/resolve.ts'
import type { LabView } from '../../lab/labView.ts'
import { tabOf } from '../../lab/program/tabs.ts'
import { type Incoming, takeIn } from './incoming.ts'

/** What was done, in one sentence, and what takes it back; or why it was not done. */
export type Done = { ok: true; text: string; undo: () => void } | { ok: false; text: string }

/** `undefined` for a path takes the file away. */
type Change = Readonly<Record<string, LabFile | undefined>>

function changed(files: LabFiles, change: Change): LabFiles {
  const all = Object.entries({ ...files, ...change }).flatMap(([path, file]) =>
    file === undefined ? [] : [[path, file] as const],
  )
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
}
/** What brings these paths back to what they are now. */
const before = (files: LabFiles, paths: readonly string[]): Change =>
  Object.fromEntries(paths.map((path) => [path, files[path]]))

function put({ program, trace }: LabView, change: Change): () => void {
  const { files } = program.getState()
  const back = before(files, Object.keys(change))
  trace.backToNow()
  program.putFiles(changed(files, change))
  return () => program.putFiles(changed(program.getState().files, back))
}

/** Why a file can't have that path; `undefined`: it can. */
export function problemOfName({ program }: LabView, path: string, from?: string): string | undefined {
  const { files } = program.getState()
  if (path !== from && path in files) return fileWords.taken
  return problemOfFiles(changed(files, { ...(from !== undefined && { [from]: undefined }), [path]: '' }))
}

const empty = (path: string): string =>
  path.endsWith('.html')
    ? '<!doctype html>\n<html lang="ko">\n  <head>\n    <meta charset="utf-8">\n    <title></title>\n  </head>\n  <body>\n  </body>\n</html>\n'
    : ''

export function create(lab: LabView, path: string): Done {
  const undo = put(lab, { [path]: empty(path) })
  lab.editor.open(tabOf(path))
  return { ok: true, text: `${path} 파일을 만들었어요.`, undo }
}

export function rename(lab: LabView, from: string, to: string): Done {
  const file = lab.program.getState().files[from]
  put(lab, { [from]: undefined, [to]: file })
  lab.editor.open(tabOf(to))
  return {
    ok: true,
    text: `파일의 이름을 바꿨어요: ${from} → ${to}`,
    // What was typed into it since stays.
    undo: () => put(lab, { [to]: undefined, [from]: lab.program.getState().files[to] }),
  }
}

export function remove(lab: LabView, path: string): Done {
  return { ok: true, text: `${path} 파일을 지웠어요.`, undo: put(lab, { [path]: undefined }) }
}

/** Where the program's own text is now, which was in that file. */
function whereIs(path: string, files: LabFiles): string {
  if (path === entry) return ''
  return path in files ? ` server.js가 ${path} 파일을 불러요.` : ` ${path} 파일은 server.js가 되었어요.`
}

/** Puts what was dropped or chosen into the lab. Nothing runs. */
export function takeFiles(lab: LabView, incoming: readonly Incoming[]): Done {
  const { program } = lab
  const { files, typed } = program.getState()
  const taken = takeIn(incoming, files)
  if (!taken.ok) return { ok: false, text: taken.problem }
  const gone = Object.keys(files).filter((path) => !(path in taken.files))
  const away = Object.fromEntries(gone.map((path) => [path, undefined]))
  const putBack = put(lab, { ...away, ...taken.files })
  if (taken.program === null) {
    const [first] = Object.keys(taken.files).filter((path) => !(path in files))
    if (first !== undefined) lab.editor.open(tabOf(first))
    return {
      ok: true,
      text: `파일 ${taken.count}개를 넣었어요. 실행하면 프로그램이 쓸 수 있어요.`,
      undo: putBack,
    }
  }
  program.edit(taken.program.text)
  lab.editor.begin()
  const { path } = taken.program
  if (path in taken.files) lab.editor.open(tabOf(path))
  return {
    ok: true,
    text: `파일 ${taken.count}개를 넣었어요.${whereIs(path, taken.files)} 실행을 눌러 보세요.`,
    undo: () => {
      putBack()
      if (typed !== null) program.edit(typed)
    },
  }
}
