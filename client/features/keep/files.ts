/** Files of the learner's computer: one that is saved, one that is chosen, one that is dropped on the page. */
import { mostBytes, type Opened, readRecord } from '../../lab/record/record.ts'

/** A name that sorts by time. */
export function nameAt(time: number, ending: string): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const at = new Date(time)
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`
  return `socketio-${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}${ending}`
}

/** Opens the browser's choice of a file. */
export function chooseFile(chosen: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,application/json'
  input.onchange = () => {
    const file = input.files?.[0]
    if (file) chosen(file)
  }
  input.click()
}

/** Reads a file as a record. */
export async function readFile(file: File): Promise<Opened> {
  if (file.size > mostBytes) return { ok: false, problem: '파일이 너무 커요. 기록은 64 MB까지 열 수 있어요.' }
  try {
    return readRecord(file.name, await file.text())
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return { ok: false, problem: '파일을 읽지 못했어요. 폴더가 아닌 파일인지 확인해 주세요.' }
  }
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** What is dropped: one file that may be a record, or files for the lab. */
export type Drop = { kind: 'record'; file: File } | { kind: 'files'; transfer: DataTransfer }

/** Whatever is dropped on the programs is a file of the lab, but for a record, which has a name of its own. */
function dropOf(transfer: DataTransfer, target: EventTarget | null): Drop {
  const [file, ...others] = transfer.files
  const isOnPrograms = target instanceof Element && target.closest('[data-takes-files]') !== null
  const ending = isOnPrograms ? /\.socketio\.json$/i : /\.(json|har)$/i
  return file && others.length === 0 && ending.test(file.name)
    ? { kind: 'record', file }
    : { kind: 'files', transfer }
}

/** Takes what is dropped anywhere on the page, before the editor does; returns what ends it. */
export function takeDrops(dropped: (drop: Drop) => void): () => void {
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
  }
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.dataTransfer) dropped(dropOf(event.dataTransfer, event.target))
  }
  addEventListener('dragover', over, true)
  addEventListener('drop', drop, true)
  return () => {
    removeEventListener('dragover', over, true)
    removeEventListener('drop', drop, true)
  }
}
