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
import { isViewing } from '../../../lab/trace/viewing.ts'
import { serverFile } from '../../../pictures/files.ts'
import { type Hands, useHands } from '../hands.ts'
import { panelsStore } from '../store.ts'

/** For what writes often, such as a slider that is dragged: all writes of one `gesture` are one step of undo, and only the
 *  last (with `isUnderWay` false) runs. */
export interface Gesture {
  gesture: string
  isUnderWay: boolean
}

/** Writes options into server.js as one change, and runs it where the learner wants that at once. The editor shows its line. */
export function applyToServer(
  { program }: Hands,
  changes: readonly Change[],
  { gesture, isUnderWay }: Partial<Gesture> = {},
): Written {
  const { typed } = program.store.getState()
  if (typed === null || isViewing())
    return { ok: false, message: '지금은 코드를 고칠 수 없어요.', line: null }
  const written = writeSettings(typed, 'server', changes)
  if (!written.ok) return written
  if (written.text !== typed) {
    program.type(written.text, gesture)
    program.show(serverFile, written.line)
  }
  if (panelsStore.getState().atOnce && !isUnderWay) void program.run()
  return written
}

/** Writes options into a client's file as one change, and runs it where the learner wants that at once. The editor shows its line. */
export function applyToClient(
  { clients, program }: Hands,
  lane: string,
  changes: readonly Change[],
  { gesture, isUnderWay }: Partial<Gesture> = {},
): Written {
  const client = clients.store.getState().clients.find((one) => one.lane === lane)
  if (!client || isViewing()) return { ok: false, message: '지금은 코드를 고칠 수 없어요.', line: null }
  const written = writeSettings(client.code, 'client', changes)
  if (!written.ok) return written
  if (written.text !== client.code) {
    clients.setCode(lane, written.text, gesture)
    program.show(clients.fileOf(lane), written.line)
  }
  if (panelsStore.getState().atOnce && !isUnderWay) clients.run(lane)
  return written
}

const waiting: Setting = { is: 'unclear', message: '서버의 코드를 기다리는 중이에요.', line: null }

/** An option of server.js as it is typed now. `path` stays the same list. */
export function useServerSetting(path: readonly string[]): Setting {
  const { program } = useHands()
  const typed = useStore(program.store, (p) => p.typed)
  return useMemo(() => (typed === null ? waiting : readSetting(typed, 'server', path)), [typed, path])
}
