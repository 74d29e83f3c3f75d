/** pingInterval and pingTimeout as they are typed now. */
import { useServerSetting } from '../parts/useSetting.ts'
import { type Name, timeIn, type Written } from './settings.ts'

const paths = { pingInterval: ['pingInterval'], pingTimeout: ['pingTimeout'] } as const

export function useTimes(): Readonly<Record<Name, Written>> {
  return {
    pingInterval: timeIn('pingInterval', useServerSetting(paths.pingInterval)),
    pingTimeout: timeIn('pingTimeout', useServerSetting(paths.pingTimeout)),
  }
}
