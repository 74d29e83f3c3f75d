/** What the environment says of a start. Everything else that it says is left alone. */
import { join } from 'node:path'
import { Refusal } from '#shared/problem.ts'

/** More than a lab could serve. */
const mostConnections = 10_000

export interface Settings {
  /** The address to listen at; `undefined`: all of them. */
  host: string | undefined
  ports: { port: number; clientPort: number; otherPort: number }
  /** Folder of the secret. */
  dataFolder: string
  /** Clients that one lab takes, where it is said. */
  maxConnections: number | undefined
  /** Names by which this machine is reached besides its own. */
  hostNames: readonly string[]
  /** Ports of labs' own origins, both ends with them, where it is said; else the system chooses. */
  pagePorts: PortRange | undefined
  /** Labs that one address makes at once, where it is said: more for several classes behind one address. */
  labsAtOnce: number | undefined
}

export interface PortRange {
  from: number
  to: number
}

type Env = Readonly<Record<string, string | undefined>>

/** `root`: where the playground is installed. Throws `Refusal` with the variable and what it may be. */
export function readSettings(env: Env, root: string): Settings {
  const ports = {
    port: numberIn(env, 'PORT', 65_535) ?? 4000,
    clientPort: numberIn(env, 'CLIENT_PORT', 65_535) ?? 3000,
    otherPort: numberIn(env, 'OTHER_PORT', 65_535) ?? 3001,
  }
  if (new Set(Object.values(ports)).size < 3)
    throw new Refusal('PORT, CLIENT_PORT, OTHER_PORT에 같은 번호가 있어요. 서로 다른 번호로 바꿔 주세요.')
  return {
    host: env['HOST'] || undefined,
    ports,
    dataFolder: env['DATA_DIR'] || join(root, 'data'),
    maxConnections: numberIn(env, 'LAB_CONNECTIONS', mostConnections),
    hostNames: [...(env['HOST_NAMES'] ?? '').split(/[\s,]+/), env['HOST'] ?? ''].filter(Boolean),
    pagePorts: rangeIn(env, 'PAGE_PORTS'),
    labsAtOnce: numberIn(env, 'LABS_AT_ONCE', mostConnections),
  }
}

function numberIn(env: Env, name: string, most: number): number | undefined {
  const raw = env[name]
  if (!raw) return undefined
  const number = Number(raw)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw new Refusal(`${name}=${raw} 값은 쓸 수 없어요. 1에서 ${most} 사이의 정수로 바꿔 주세요.`)
}

function rangeIn(env: Env, name: string): PortRange | undefined {
  const raw = env[name]
  if (!raw) return undefined
  const [, from = 0, to = 0] = (/^(\d{1,5})-(\d{1,5})$/.exec(raw) ?? []).map(Number)
  if (from >= 1 && from <= to && to <= 65_535) return { from, to }
  throw new Refusal(`${name}=${raw} 값은 쓸 수 없어요. 4100-4199처럼 두 포트 번호로 바꿔 주세요.`)
}

/** Why a port can't be opened, and what to do. `variable` changes the port. */
export function whyNotListening(
  code: string | undefined,
  { port, host, variable }: { port: number; host: string | undefined; variable: string },
): string {
  const elsewhere = `${variable}=다른번호 npm start처럼 다른 포트로 실행해 주세요.`
  switch (code) {
    case 'EADDRINUSE':
      return `${port}번 포트는 이미 다른 프로그램이 쓰고 있어요. ${elsewhere}`
    case 'EACCES':
    case 'EPERM':
      return `${port}번 포트를 열 권한이 없어요. ${variable}=다른번호 npm start처럼 1024 이상의 포트로 실행해 주세요.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `HOST=${host ?? ''} 주소는 이 컴퓨터의 주소가 아니에요. 이 컴퓨터의 주소로 바꾸거나 HOST를 빼고 실행해 주세요.`
    default:
      return `${port}번 포트는 열 수 없어요(${code ?? '알 수 없는 까닭'}). ${elsewhere}`
  }
}
