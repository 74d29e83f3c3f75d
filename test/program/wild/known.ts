/** Programs that do not yet do in a lab what they do in plain Node: why, and what people do with each. */
import { type Performance, play } from './actors.ts'

export interface Known extends Performance {
  /** What is missing. */
  why: string
}

export const known: Record<string, Known> = {
  connectionCount: {
    why: 'server.getConnections() always says 0: connections end at the wire, not at the server of the lab',
    ...play(async ({ three, hears, gets }) => {
      await three()
      await hears('ABC', 'connections')
      await gets('/')
    }),
  },
  staticHeaders: {
    why: 'setHeaders of express.static() is a function, and files are served by the host',
    ...play(async ({ three, hears, http }) => {
      await three()
      await hears('ABC', 'hello')
      await http('page', '/', {}, ['cache-control'])
    }),
  },
  passwordHash: {
    why: 'crypto.pbkdf2Sync() takes long on purpose, where others wait',
    ...play(async ({ three, asks }) => {
      await three()
      await asks('A', '가입', '철수', '1234')
      await asks('B', '로그인', '철수', '0000')
      await asks('C', '로그인', '철수', '1234')
    }),
  },
  oldConnected: {
    why: 'QuickJS does not say which property of undefined was read where its name was computed',
    ...play(async ({ three, asks }) => {
      await three()
      await asks('A', 'old')
    }),
  },
}
