/** A row's setting as changes of server.js, and as the code that stands there then. */
import type { Change } from '../../../lab/code/settings.ts'
import type { ServerSetting } from './settings.ts'

const members = ['origin', 'credentials', 'methods', 'allowedHeaders'] as const

/** What has to change in server.js, whatever stands there. */
export function changesFor(setting: ServerSetting): readonly Change[] {
  const allowRequest: Change = { path: ['allowRequest'], code: setting.allowRequest }
  if (setting.cors === 'off') return [{ path: ['cors'], code: null }, allowRequest]
  if (setting.cors !== 'on') return [{ path: ['cors'], code: setting.cors }, allowRequest]
  const isEmpty = members.every((name) => setting[name] === null)
  if (isEmpty) return [{ path: ['cors'], code: '{}' }, allowRequest]
  // What is set comes first: it makes the object that the others are looked for in.
  const inOrder = [...members].sort((a, b) => Number(setting[a] === null) - Number(setting[b] === null))
  return [...inOrder.map((name): Change => ({ path: ['cors', name], code: setting[name] })), allowRequest]
}

/** The options as they stand in `new Server(server, { … })`. */
export function codeOf(setting: ServerSetting): string {
  const inner = members.flatMap((name) => (setting[name] === null ? [] : [`${name}: ${setting[name]}`]))
  const cors =
    setting.cors === 'off'
      ? []
      : [
          `cors: ${setting.cors === 'on' ? (inner.length > 0 ? `{ ${inner.join(', ')} }` : '{}') : setting.cors}`,
        ]
  const asks = setting.allowRequest === null ? [] : [`allowRequest: ${setting.allowRequest}`]
  return [...cors, ...asks].join(', ')
}
