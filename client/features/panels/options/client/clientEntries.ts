/** The options of `io()`, in the order in which the panel lists them. */
import { type ClientOptionName, clientOptionProblem, clientOptions } from '#shared/clientOptions.ts'
import { metaOf } from '#shared/optionMeta.ts'
import type { OptionEntry } from '../entry.ts'
import * as connecting from './connectingTrials.ts'
import * as packets from './packetTrials.ts'
import * as requests from './requestTrials.ts'
import * as transports from './transportTrials.ts'

const NODE = '브라우저가 스스로 하는 일이라 웹 페이지에서는 바꿀 수 없어요. Node.js 클라이언트에서만 써요.'
const PROCESS = '웹 페이지에는 끝낼 프로세스가 없어요. Node.js 클라이언트에서만 써요.'
const DEFLATE = '브라우저의 압축은 브라우저와 서버가 정해요. 서버의 perMessageDeflate를 해 보세요.'
const TIMERS = '타이머를 가짜로 바꾸는 시험 도구에서만 달라져요. 이 페이지의 타이머는 언제나 진짜예요.'

/** What is done to see each; the compiler asks for one per option of the schema. */
const trials: Record<ClientOptionName, OptionEntry['trial']> = {
  ...connecting,
  ...packets,
  ...requests,
  ...transports,
  useNativeTimers: { why: TIMERS },
  autoUnref: { why: PROCESS },
  perMessageDeflate: { why: DEFLATE },
  agent: { why: NODE },
  pfx: { why: NODE },
  key: { why: NODE },
  cert: { why: NODE },
  ca: { why: NODE },
  ciphers: { why: NODE },
  rejectUnauthorized: { why: NODE },
}
const cors = { id: 'cors', name: 'CORS' }
const panels: Partial<Record<ClientOptionName, OptionEntry['panel']>> = {
  extraHeaders: cors,
  withCredentials: cors,
}

export const clientEntries: readonly OptionEntry[] = (
  Object.keys(clientOptions.shape) as ClientOptionName[]
).map((name) => ({
  name,
  target: 'client',
  meta: metaOf(clientOptions.shape[name]),
  problemOf: (value) => clientOptionProblem(name, value),
  panel: panels[name],
  trial: trials[name],
}))
