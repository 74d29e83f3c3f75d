/** One run of server.js: a sandbox with the program in it, and its host. */
import type { Server } from 'socket.io'
import { type LabFiles, pathsOf } from '#shared/files/files.ts'
import type { Problem } from '#shared/problem.ts'
import { Full } from '../ledger/ledger.ts'
import type { Run, RunOwner } from './contract.ts'
import type { Bodies } from './host/bodies/bodies.ts'
import { createHost, type Host } from './host/host.ts'
import { inApp } from './host/inApp.ts'
import type { Sandbox } from './pool/sandbox.ts'
import type { HostMessage } from './protocol/messages.ts'
import { whereIs, withWhere } from './protocol/places.ts'

/** The top level of the program has run; nothing of it is visible before `begin`. */
export function createRun(
  sandbox: Sandbox,
  bodies: Bodies,
  texts: { program: string; files: LabFiles },
): Run {
  const paths = pathsOf(texts.files)
  let host: Host | undefined
  let over = false

  function end(): void {
    if (over) return
    over = true
    host?.end()
    sandbox[Symbol.dispose]()
  }

  function begin(lab: RunOwner): Promise<void> {
    const owner: RunOwner = {
      ...lab,
      record: (fact) => lab.record(withWhere(paths, fact)),
      listening: (server, port, where) => lab.listening(server, port, withWhere(paths, where)),
    }
    let told = false
    const ended = (problem: Problem, reason: 'error' | 'limit') => {
      if (over || told) return
      told = true
      // First the owner, who cuts the connections: a process that ends says nothing to its clients any more.
      owner.ended(problem, reason)
      end()
    }
    const failed = (error: unknown, line: number | undefined) =>
      error instanceof Full
        ? ended({ message: error.message, ...whereIs(paths, line) }, 'limit')
        : ended({ message: inApp(String(error)), ...whereIs(paths, line) }, 'error')

    const deliver = (message: HostMessage) => sandbox.deliver(message)
    host = createHost(owner, deliver, failed, bodies, texts)
    sandbox.begin({
      messages: (batch) => host?.take(batch),
      ended,
      restarted() {
        host?.end()
        owner.restarted?.()
        host = createHost(owner, deliver, failed, bodies, texts)
      },
    })
    return host.done()
  }

  return {
    begin,
    async evaluate(code, answered) {
      const value = await sandbox.evaluate(code, answered)
      await host?.done()
      return value
    },
    get servers(): readonly Server[] {
      return host?.servers ?? []
    },
    async [Symbol.asyncDispose]() {
      end()
    },
  }
}
