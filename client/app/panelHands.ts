/** The panels' hands on the programs and the clients of this page. */
import { originOf } from '../features/clients/places.ts'
import { clientsStore } from '../features/clients/store.ts'
import type { Hands } from '../features/panels/hands.ts'
import { editFile, openFile } from '../features/program/editorStore.ts'
import { programStore } from '../features/program/store.ts'
import { sessionStore } from '../lab/session.ts'
import { backToNow } from '../lab/trace/store.ts'
import { fileOf, serverFile } from '../pictures/files.ts'

const defaultPorts = { clientPort: 3000, otherPort: 3001 }

export const panelHands: Hands = {
  program: {
    store: programStore,
    type: (text, gesture) => {
      const { typed, type } = programStore.getState()
      if (typed !== null) editFile({ file: serverFile, before: typed, after: text, gesture })
      type(text)
    },
    run: () => programStore.getState().run(),
    show: (file, line) => openFile(file, line, 'typed'),
  },
  clients: {
    store: clientsStore,
    originOf: (place) => originOf(place, sessionStore.getState().ports ?? defaultPorts, location),
    fileOf,
    add: (place) => clientsStore.getState().add(place),
    setCode: (lane, code, gesture) => {
      const { clients, setCode } = clientsStore.getState()
      const before = clients.find((client) => client.lane === lane)?.code
      if (before !== undefined) editFile({ file: fileOf(lane), before, after: code, gesture })
      setCode(lane, code)
    },
    reload: (lane) => clientsStore.getState().reload(lane),
    run: (lane) => {
      backToNow()
      clientsStore.getState().run(lane)
    },
    connect: (lane) => clientsStore.getState().connect(lane),
    disconnect: (lane) => clientsStore.getState().disconnect(lane),
    evaluate: (lane, code) => {
      backToNow()
      clientsStore.getState().evaluate(lane, code)
    },
  },
}
