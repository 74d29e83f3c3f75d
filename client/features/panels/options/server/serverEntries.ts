/** The options of `new Server()`, in the order in which the panel lists them. */
import { metaOf } from '#shared/optionMeta.ts'
import { checkOptions, type OptionName, serverOptions } from '#shared/options.ts'
import type { OptionEntry } from '../entry.ts'
import * as doors from './doors.ts'
import * as packets from './packets.ts'
import * as timing from './timing.ts'

/** What is done to see each; the compiler asks for one per option of the schema. */
const trials: Record<OptionName, OptionEntry['trial']> = {
  ...doors,
  ...packets,
  ...timing,
  adapter: {
    why: '어댑터는 서버를 여러 대 둘 때 바꿔요. 실험실의 서버는 한 대이고 다른 실험실과 프로세스를 같이 써서, 다른 어댑터를 돌릴 수 없어요.',
  },
  wsEngine: {
    why: 'WebSocket을 처리하는 코드를 통째로 바꾸는 옵션이에요. 실험실들이 한 프로세스를 같이 써서, 프로그램이 넣은 엔진을 돌릴 수 없어요.',
  },
}
const panels: Partial<Record<OptionName, OptionEntry['panel']>> = {
  cors: { id: 'cors', name: 'CORS' },
  pingInterval: { id: 'ping', name: '핑' },
  pingTimeout: { id: 'ping', name: '핑' },
}

export const serverEntries: readonly OptionEntry[] = (Object.keys(serverOptions.shape) as OptionName[]).map(
  (name) => ({
    name,
    target: 'server',
    meta: metaOf(serverOptions.shape[name]),
    problemOf: (value) => checkOptions({ [name]: value }).problem?.message ?? null,
    panel: panels[name],
    trial: trials[name],
  }),
)
