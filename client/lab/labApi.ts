/** The page's REST calls: an answer, or the reason in Korean. */
import type { Answer } from '#shared/control.ts'
import type { LabFiles } from '#shared/files/files.ts'
import { limits } from '#shared/limits.ts'
import type { Problem } from '#shared/problem.ts'

export interface Ports {
  port: number
  clientPort: number
  otherPort: number
}
export interface LabAddress {
  id: string
  key: string
  base: string
}

/** The address that a tab kept; `null` where it is none. */
export const labIn = (value: unknown): LabAddress | null => {
  const { id, key, base } = (value ?? {}) as Partial<LabAddress>
  return typeof id === 'string' && typeof key === 'string' && typeof base === 'string'
    ? { id, key, base }
    : null
}

/** Said when no answer came at all. */
export const unreachable: { ok: false; status: number; problem: Problem } = {
  ok: false,
  status: 0,
  problem: { message: '놀이터 서버에 닿지 않아요. 서버가 켜져 있는지 확인해 주세요.' },
}

/** The channel would be closed over a message that is far too long: such a program is not even sent. */
export const isTooLong = (program: string) => new TextEncoder().encode(program).length > limits.programBytes
export const tooLong: { ok: false; status: number; problem: Problem } = {
  ok: false,
  status: 422,
  problem: { message: `프로그램은 ${limits.programBytes / 1000} kB까지 쓸 수 있어요. 조금 줄여 주세요.` },
}

/** Asks the playground. */
export async function call<T extends object>(path: string, init?: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(path, init)
    const body: unknown = await response.json()
    if (response.ok) return { ok: true, ...(body as T) }
    const { problem } = body as { problem?: Problem }
    return { ok: false, status: response.status, problem: problem ?? unreachable.problem }
  } catch {
    return unreachable
  }
}

export const json = (method: string, body: object, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

/** The ports that the playground really listens on. */
export const readPorts = () => call<Ports>('/api/playground')
/** A new lab; without a program of its own with the seed's, written for the origin of this browser's clients. */
export const makeLab = (program?: string) =>
  call<LabAddress & { program: string }>('/api/labs', json('POST', program === undefined ? {} : { program }))
/** Closes a lab that nobody will come back to. */
export const removeLab = ({ id, key }: LabAddress): Promise<unknown> =>
  fetch(`/api/labs/${id}`, { method: 'DELETE', headers: { 'x-lab-key': key } }).catch(() => undefined)
/** Makes a lab that the server has forgotten anew under its own id. */
export const reopenLab = (lab: LabAddress, program: string, files: LabFiles) =>
  call<object>(`/api/labs/${lab.id}/program`, json('PUT', { program, files }, { 'x-lab-key': lab.key }))
