/** An option as it stands in the learner's code and as it is in force, and the way to write it. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Json } from '#shared/trace.ts'
import { readSetting, type Setting, type Written } from '../../../lab/code/settings.ts'
import { useFold, useLab } from '../../../lab/useLab.ts'
import { fileOf } from '../../../pictures/files.ts'
import { serverOf } from '../../../pictures/server.ts'
import { applyToClient, applyToServer } from '../parts/useSetting.ts'
import type { OptionEntry } from './entry.ts'

export interface OptionUse {
  /** In the text as it is typed. */
  setting: Setting
  /** The name of that text. */
  file: string
  /** `null`: it was not told; a client's page does not say. */
  inForce: { value: Json } | null
  /** As code; `null` takes the option away. */
  write: (code: string | null) => Written
}

const waiting: Setting = { is: 'unclear', message: '코드를 기다리는 중이에요.', line: null }

/** `lane`: the client that is looked at, for options of clients. */
export function useOption({ name, target }: OptionEntry, lane: string): OptionUse {
  const lab = useLab()
  const server = useStore(lab.program, (p) => p.typed)
  const client = useStore(lab.clients, (c) => c.clients.find((one) => one.lane === lane)?.code)
  const { options } = useFold(serverOf)
  const text = target === 'server' ? server : client
  const setting = useMemo(
    () => (text === null || text === undefined ? waiting : readSetting(text, target, [name])),
    [text, target, name],
  )
  const value = options[name]
  return {
    setting,
    file: target === 'server' ? 'server.js' : fileOf(lane),
    inForce: target === 'server' && value !== undefined ? { value } : null,
    write: (code) => {
      const change = [{ path: [name], code }]
      return target === 'server' ? applyToServer(lab, change) : applyToClient(lab, lane, change)
    },
  }
}
