/** 연결, 끊기, 그만: what a client can be told to do at the moment that the page shows. */
import { fileOf } from '../../frame/protocol.ts'
import { useClients, useLab } from '../../lab/useLab.ts'
import { type Shown, shownNow, useShown } from './shown.ts'
import type { Doing } from './useClients.ts'

const isTrying = (doing: Doing): boolean => doing === 'connecting' || doing === 'trying'
const wantsToBe = (doing: Doing): boolean => doing === 'connected' || isTrying(doing)

interface Connecting {
  shown: Shown
  verb: '연결' | '끊기' | '그만'
  canAct: boolean
  /** What pressing it does beyond its name. */
  hint: string | undefined
  act: () => void
}

/** For the button of one client. */
export function useConnecting(lane: string): Connecting {
  const lab = useLab()
  const frame = useClients((s) => s.frames[lane])
  const code = useClients((s) => s.clients.find((client) => client.lane === lane)?.code)
  const shown = useShown(lane)
  const { doing } = shown
  const isDirty = frame?.status === 'ready' && frame.ran !== null && frame.ran !== code
  const { connect, disconnect } = lab.clients
  const isOn = wantsToBe(doing)
  return {
    shown,
    verb: isTrying(doing) ? '그만' : isOn ? '끊기' : '연결',
    canAct: doing !== 'opening',
    hint: isDirty && !isOn ? `고친 ${fileOf(lane)}로 다시 연결해요.` : undefined,
    /** In the past the button says what was to be done then: what is done already brings back to now, and no more. */
    act: () => {
      lab.trace.backToNow()
      if (wantsToBe(shownNow(frame).doing) === isOn) (isOn ? disconnect : connect)(lane)
    },
  }
}
