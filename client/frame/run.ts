/** Runs the learner's client.js as a page runs a script, and reports what it logs and how it fails. */
import type { ClientReport, LogLevel } from '#shared/trace.ts'
import { lineHere, lineOf } from './lines.ts'
import { show, showAll } from './show.ts'

const levels: readonly LogLevel[] = ['log', 'info', 'warn', 'error', 'debug']

interface Runner {
  /** The learner's file in stacks. */
  file: string
  report: (report: ClientReport) => void
}

export function createRunner({ file, report }: Runner) {
  for (const level of levels) {
    const original = console[level].bind(console)
    console[level] = (...values: unknown[]) => {
      original(...values)
      report({ kind: 'client.log', text: showAll(values), level, ...lineHere(file) })
    }
  }
  window.addEventListener('error', (event) => {
    // Code that does not parse never says its name; the learner's script is the only one inside this page.
    const isOwn = event.filename.endsWith(file) || event.filename === location.href
    const told = isOwn && event.lineno > 0 ? event.lineno : lineOf(stackOf(event.error), file)
    // What ends too early ends in the line that names the file: the learner's last line is meant.
    const line = told === undefined ? undefined : Math.min(told, lastRun.split('\n').length)
    const message = event.message.replace(/Failed to execute '\w+' on '\w+': /, '')
    const text = message + importHint(message, lastRun)
    report({ kind: 'client.error', text, level: 'error', ...(line !== undefined && { line }) })
  })
  window.addEventListener('unhandledrejection', (event) => {
    const line = lineOf(stackOf(event.reason), file)
    const text = `Uncaught (in promise) ${event.reason instanceof Error ? String(event.reason) : show(event.reason)}`
    report({ kind: 'client.error', text, level: 'error', ...(line !== undefined && { line }) })
  })

  let lastRun = ''
  return {
    run(code: string): void {
      lastRun = code
      report({ kind: 'client.run', text: code, origin: window.origin })
      const script = document.createElement('script')
      script.textContent = `${code}\n//# sourceURL=${file}`
      document.body.append(script)
    },
    /** One more line, in the scope of the page's scripts; the console shows it and what it answered. */
    evaluate(code: string): void {
      report({ kind: 'client.log', text: `> ${code}`, level: 'debug' })
      try {
        // biome-ignore lint/security/noGlobalEval: the learner's own line, in the learner's own page
        const value: unknown = globalThis.eval(code)
        report({ kind: 'client.log', text: show(value), level: 'log' })
      } catch (error) {
        report({ kind: 'client.error', text: String(error), level: 'error' })
      }
    },
  }
}

const stackOf = (reason: unknown) => (reason instanceof Error ? reason.stack : undefined)

/** What the page has already, in place of what a page can't load. */
function importHint(message: string, code: string): string {
  const isImport = message.includes('import statement') || message.includes('require is not defined')
  if (isImport && code.includes('socket.io-msgpack-parser'))
    return '\n이 페이지에는 파서가 msgpackParser라는 이름으로 이미 있어요. { parser: msgpackParser }라고 쓰세요.'
  if (message.includes('import statement')) return '\n이 페이지에는 io가 이미 있어요. import 줄을 지우세요.'
  if (message.includes('require is not defined'))
    return '\n이 페이지에는 io가 이미 있어요. require 줄을 지우세요.'
  return ''
}
