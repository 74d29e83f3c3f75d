/** A lab as a page shows it: its trace and the pictures of it, the way to the server, the programs and the clients. */
import type { LabFiles } from '#shared/files/files.ts'
import type { Fold, Pictures } from '../pictures/fold.ts'
import { createPictures } from '../pictures/pictures.ts'
import { type ClientsStore, createClients } from './clients/clients.ts'
import { createEditor, type Editor } from './program/editor.ts'
import { saidFiles } from './program/files.ts'
import { createProgram, type ProgramStore } from './program/program.ts'
import type { Viewed } from './record/viewed.ts'
import { createSession, type Session } from './session.ts'
import { createTrace, type TraceStore } from './trace/store.ts'
import type { Workspace } from './workspace.ts'

export interface LabView {
  trace: TraceStore
  pictures: Pictures
  session: Session
  program: ProgramStore
  editor: Editor
  clients: ClientsStore
  /** What a record says of its page; `null`: the lab is the page's own, and what is done is done to it. */
  record: Viewed | null
}

/** The lab of a tab; it is made, or opened again, by `session.start()`. */
export function createLabView(workspace: Workspace): LabView {
  const trace = createTrace()
  const session = createSession({ workspace, trace })
  const editor = createEditor()
  const program = createProgram({ workspace, session, editor, backToNow: trace.backToNow })
  const { read, write } = workspace
  const { report } = session
  const clients = createClients({ read, write, report, editor, backToNow: trace.backToNow })
  return { trace, pictures: createPictures(), session, program, editor, clients, record: null }
}

/** The picture after the newest event, wherever the cursor is. */
export const now = <V>({ pictures, trace }: Pick<LabView, 'pictures' | 'trace'>, fold: Fold<V>): V =>
  pictures.now(fold, trace.getState())

/** server.js and client files as they are typed. */
export interface Code {
  server: string
  /** Beside server.js; absent: there are none. */
  files?: LabFiles
  clients: readonly { lane: string; place: 'app' | 'other' | 'null'; code: string }[]
}

export function codeOf({ program, clients }: LabView): Code {
  return {
    server: program.getState().typed ?? '',
    ...saidFiles(program.getState().files),
    clients: clients.getState().clients.map(({ lane, place, code }) => ({ lane, place, code })),
  }
}

/** Puts code in the place of what is typed; nothing runs. Clients that are not named are taken away. */
export function putCode(lab: LabView, { server, files = {}, clients }: Code): void {
  lab.program.type(server)
  lab.program.putFiles(files)
  lab.clients.replace(clients)
}
