/** pingInterval and pingTimeout as server.js has them. */
import { checkOptions } from '#shared/options.ts'
import type { Setting } from '../../../lab/code/settings.ts'

export const names = ['pingInterval', 'pingTimeout'] as const
export type Name = (typeof names)[number]
export type Times = Readonly<Record<Name, number>>

/** What the schema of the options takes, in ms. */
export const range = { min: 200, max: 60_000 } as const
export const defaults: Times = { pingInterval: 25_000, pingTimeout: 20_000 }

export interface Preset {
  id: string
  name: string
  times: Times
}
export const presets: readonly Preset[] = [
  { id: 'default', name: '기본값 25/20초', times: defaults },
  { id: 'class', name: '수업용 2/1초', times: { pingInterval: 2_000, pingTimeout: 1_000 } },
  { id: 'short', name: '너무 짧게 0.5/0.3초', times: { pingInterval: 500, pingTimeout: 300 } },
]

/** One of the two as it is written. `problem`: what stands there, and what to write instead. */
export type Written =
  | { is: 'known'; value: number; line: number; problem: string | null }
  | { is: 'unclear'; problem: string; line: number | null }

/** What a setting in the code means; of what only running it would tell, nothing. */
export function timeIn(name: Name, setting: Setting): Written {
  switch (setting.is) {
    case 'absent':
      return { is: 'known', value: defaults[name], line: setting.line, problem: null }
    case 'unclear':
      return { is: 'unclear', problem: setting.message, line: setting.line }
    case 'set': {
      const { value, line } = setting
      if (typeof value === 'number' && Number.isFinite(value)) {
        const problem = checkOptions({ [name]: value }).problem?.message ?? null
        return { is: 'known', value, line, problem }
      }
      const problem =
        value === undefined
          ? `${name}의 값을 다른 곳에서 만들어서 고칠 수 없어요. 여기에 숫자로 써 주세요. 예: ${name}: ${defaults[name]}`
          : (checkOptions({ [name]: value }).problem?.message ?? '')
      return { is: 'unclear', problem, line }
    }
  }
}
