/** One option of the learner's code, as a panel reads and writes it. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import {
  type Change,
  readSetting,
  type Setting,
  type Written,
  writeSettings,
} from '../../../lab/code/settings.ts'
import type { LabView } from '../../../lab/labView.ts'
import { useLab } from '../../../lab/useLab.ts'
import { fileOf, serverFile } from '../../../pictures/files.ts'
import { panelsStore } from '../store.ts'

/** For what writes often, such as a slider that is dragged: all writes of one `gesture` are one step of undo, and only the
 *  last (with `isUnderWay` false) runs. */
export interface Gesture {
  gesture: string
  isUnderWay: boolean
}

/** Writes options into server.js as one change, and runs it where the learner wants that at once. The editor shows its line. */
export function applyToServer(
  { program, editor, record }: LabView,
  changes: readonly Change[],
  { gesture, isUnderWay }: Partial<Gesture> = {},
): Written {
  const { typed } = program.getState()
  if (typed === null || record !== null)
    return { ok: false, message: '지금은 코드를 고칠 수 없어요.', line: null }
  const written = writeSettings(typed, 'server', changes)
  if (!written.ok) return written
  if (written.text !== typed) {
    program.edit(written.text, gesture)
    editor.open(serverFile, written.line, 'typed')
  }
  if (panelsStore.getState().atOnce && !isUnderWay) void program.run()
  return written
}

/** Writes options into a client's file as one change, and runs it where the learner wants that at once. The editor shows its line. */
export function applyToClient(
  { clients, editor, record }: LabView,
  lane: string,
  changes: readonly Change[],
  { gesture, isUnderWay }: Partial<Gesture> = {},
): Written {
  const client = clients.getState().clients.find((one) => one.lane === lane)
  if (!client || record !== null) return { ok: false, message: '지금은 코드를 고칠 수 없어요.', line: null }
  const written = writeSettings(client.code, 'client', changes)
  if (!written.ok) return written
  if (written.text !== client.code) {
    clients.edit(lane, written.text, gesture)
    editor.open(fileOf(lane), written.line, 'typed')
  }
  if (panelsStore.getState().atOnce && !isUnderWay) clients.run(lane)
  return written
}

const waiting: Setting = { is: 'unclear', message: '서버의 코드를 기다리는 중이에요.', line: null }

/** An option of server.js as it is typed now. `path` stays the same list. */
export function useServerSetting(path: readonly string[]): Setting {
  const { program } = useLab()
  const typed = useStore(program, (p) => p.typed)
  return useMemo(() => (typed === null ? waiting : readSetting(typed, 'server', path)), [typed, path])
}
