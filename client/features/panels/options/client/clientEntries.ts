/** The options of `io()`, in the order in which the panel lists them. */
import { type ClientOptionName, clientOptionProblem, clientOptions } from '#shared/clientOptions.ts'
import { metaOf } from '#shared/optionMeta.ts'
import type { OptionEntry } from '../entry.ts'
import * as connecting from './connectingTrials.ts'
import * as packets from './packetTrials.ts'
import * as requests from './requestTrials.ts'
import * as transports from './transportTrials.ts'

const cors = { id: 'cors', name: 'CORS' }
const NODE = '브라우저가 스스로 하는 일이라 웹 페이지에서는 바꿀 수 없어요. Node.js 클라이언트에서만 써요.'
const PROCESS = '웹 페이지에는 끝낼 프로세스가 없어요. Node.js 클라이언트에서만 써요.'
const DEFLATE = '브라우저의 압축은 브라우저와 서버가 정해요. 서버의 perMessageDeflate를 해 보세요.'
const TIMERS = '타이머를 가짜로 바꾸는 시험 도구에서만 달라져요. 이 페이지의 타이머는 언제나 진짜예요.'

/** One option, with the words of its schema. */
function entry(
  name: ClientOptionName,
  trial: OptionEntry['trial'],
  panel?: OptionEntry['panel'],
): OptionEntry {
  return {
    name,
    target: 'client',
    meta: metaOf(clientOptions.shape[name]),
    problemOf: (value) => clientOptionProblem(name, value),
    trial,
    ...(panel && { panel }),
  }
}

export const clientEntries: readonly OptionEntry[] = [
  entry('auth', packets.auth),
  entry('query', requests.query),
  entry('transports', transports.transports),
  entry('path', requests.path),
  entry('autoConnect', connecting.autoConnect),
  entry('reconnection', connecting.reconnection),
  entry('reconnectionAttempts', connecting.reconnectionAttempts),
  entry('reconnectionDelay', connecting.reconnectionDelay),
  entry('reconnectionDelayMax', connecting.reconnectionDelayMax),
  entry('randomizationFactor', connecting.randomizationFactor),
  entry('timeout', connecting.timeout),
  entry('ackTimeout', packets.ackTimeout),
  entry('retries', packets.retries),
  entry('extraHeaders', requests.extraHeaders, cors),
  entry('withCredentials', requests.withCredentials, cors),
  entry('upgrade', transports.upgrade),
  entry('rememberUpgrade', transports.rememberUpgrade),
  entry('tryAllTransports', transports.tryAllTransports),
  entry('forceNew', connecting.forceNew),
  entry('multiplex', connecting.multiplex),
  entry('parser', packets.parser),
  entry('forceBase64', packets.forceBase64),
  entry('addTrailingSlash', requests.addTrailingSlash),
  entry('timestampRequests', requests.timestampRequests),
  entry('timestampParam', requests.timestampParam),
  entry('requestTimeout', requests.requestTimeout),
  entry('transportOptions', requests.transportOptions),
  entry('transportImplementations', transports.transportImplementations),
  entry('protocols', transports.protocols),
  entry('closeOnBeforeunload', packets.closeOnBeforeunload),
  entry('useNativeTimers', { why: TIMERS }),
  entry('autoUnref', { why: PROCESS }),
  entry('perMessageDeflate', { why: DEFLATE }),
  ...(['agent', 'pfx', 'key', 'cert', 'ca', 'ciphers', 'rejectUnauthorized'] as const).map((name) =>
    entry(name, { why: NODE }),
  ),
]
