/** `res.sendFile` and `res.download` of the program: what comes of them is told to its callback, or to the next error handler, as Express does. */
import { boundedBy, fileOptions } from '#shared/expressBounds.ts'
import type { HostMessage, MessageOf } from '../protocol/messages.ts'
import type { Asks } from './asks.ts'
import { failureOf } from './failure.ts'
import { putInApp } from './inApp.ts'
import type { Requests } from './requests.ts'
import type { Serving } from './serving.ts'

type SendError = Error & { code?: string; status?: number; syscall?: string }
type Method = (...args: unknown[]) => void

export function createFileAnswers({
  requests,
  asks,
  serving,
  deliver,
}: {
  requests: Requests
  asks: Asks
  serving: Serving
  deliver: (message: HostMessage) => void
}) {
  return function answerWithFile(message: MessageOf<'response.file'>): void {
    const exchange = requests.exchangeOf(message.request)
    if (exchange === undefined) return
    const { res, call } = exchange

    function over(error: SendError | undefined): void {
      if (message.ack !== undefined) tell(message.ack, error)
      else if (error?.code === 'EISDIR') asks.answer(call, { value: null })
      // Nobody is there any more to be told.
      else if (error && error.code !== 'ECONNABORTED' && error.syscall !== 'write')
        asks.answer(call, { failure: failureOf(error) })
    }
    function tell(ack: number, error: SendError | undefined): void {
      if (error) putInApp(error)
      const told = error && [{ ...error, message: error.message, stack: error.stack ?? '' }]
      deliver({
        kind: 'acked',
        ack,
        failed: error !== undefined,
        values: { json: JSON.stringify(told ?? []) },
      })
    }

    const options = boundedBy(fileOptions, message.options)
    if (!options.ok) throw new Error(options.message)
    serving.prepare(res)
    const { sendFile, download } = res as unknown as { sendFile: Method; download: Method }
    try {
      if (message.download) download.call(res, message.path, message.as, options.value, over)
      else sendFile.call(res, message.path, options.value, over)
    } catch (error) {
      over(error as SendError)
    }
  }
}
