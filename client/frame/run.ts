/** Runs the learner's client.js as a page runs a script, and reports what it logs and how it fails. That it runs, whoever asks for it tells. */
import { isModule } from '#shared/clientModule.ts'
import type { ClientReport, LogLevel } from '#shared/trace.ts'
import { lineHere, lineOf } from './lines.ts'
import { createRequire, loadBundle, type Modules } from './packages.ts'
import { show, showAll } from './show.ts'

const levels: readonly LogLevel[] = ['log', 'info', 'warn', 'error', 'debug']

interface Runner {
  /** The learner's file in stacks. */
  file: string
  report: (report: ClientReport) => void
  /** What the page has anyway, as a module imports it. */
  own: Modules
}

export function createRunner({ file, report, own }: Runner) {
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
    const text = message + hintFor(message, lastRun)
    report({ kind: 'client.error', text, level: 'error', ...(line !== undefined && { line }) })
  })
  window.addEventListener('unhandledrejection', (event) => {
    const line = lineOf(stackOf(event.reason), file)
    const text = `Uncaught (in promise) ${event.reason instanceof Error ? String(event.reason) : show(event.reason)}`
    report({ kind: 'client.error', text, level: 'error', ...(line !== undefined && { line }) })
  })

  function append(code: string): void {
    const script = document.createElement('script')
    script.textContent = `${code}\n//# sourceURL=${file}`
    document.body.append(script)
  }

  /** Scripts run at once, so `require` is there just as long as it is called. */
  async function runModule(code: string): Promise<void> {
    const { compile, packages } = await loadBundle()
    const compiled = compile(code)
    if (!compiled.ok) {
      const text = `Uncaught SyntaxError: ${compiled.message}`
      report({ kind: 'client.error', text, level: 'error', line: compiled.line })
      return
    }
    Object.assign(window, { require: createRequire({ ...packages, ...own }) })
    append(compiled.script)
    Reflect.deleteProperty(window, 'require')
  }

  let lastRun = ''
  /** A module's script, as long as it has not run. */
  let waiting: Promise<void> | undefined
  return {
    run(code: string): void {
      lastRun = code
      if (isModule(code))
        waiting = runModule(code).catch(() => {
          const text = '이 페이지가 모듈을 불러오지 못했어요. 페이지를 새로 열어 주세요.'
          report({ kind: 'client.error', text, level: 'error' })
        })
      else append(code)
    },
    /** One more line, in the scope of the page's scripts; the console shows it and what it answered. */
    async evaluate(code: string): Promise<void> {
      await waiting
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

/** What the page has already, in place of what only Node has; and what makes JSX of it. */
function hintFor(message: string, code: string): string {
  if (message.includes('require is not defined'))
    return code.includes('socket.io-msgpack-parser')
      ? '\n이 페이지에는 파서가 msgpackParser라는 이름으로 이미 있어요. { parser: msgpackParser }라고 쓰세요.'
      : '\n이 페이지에는 io가 이미 있어요. require 줄을 지우세요.'
  if (message.includes("Unexpected token '<'") && !isModule(code))
    return '\nJSX는 react를 import한 코드에서 쓸 수 있어요.'
  return ''
}
