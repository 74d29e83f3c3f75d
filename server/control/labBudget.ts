/** How many labs one address may make: enough for a class behind one address, not enough to take all there are. */
import { limits } from '#shared/limits.ts'
import { Refusal } from '#shared/problem.ts'

/** The part of an address that one household or school has: all of IPv4, the first 64 bits of IPv6. */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.toLowerCase().split('::')
  const [front, back] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const gap = plain.includes('::') ? 8 - front.length - back.length : 0
  const groups = [...front, ...Array<string>(Math.max(0, gap)).fill('0'), ...back]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

export function createLabBudget({
  atOnce = limits.labsAtOnce as number,
  perMinute = limits.labsPerMinute as number,
  mostAddresses = 10_000,
  now = () => performance.now(),
}: {
  atOnce?: number
  perMinute?: number
  mostAddresses?: number
  now?: () => number
} = {}) {
  const msPerLab = 60_000 / perMinute
  /** When all of an address's labs are there again, in ms; oldest asker first. Who is not in it has all. */
  const spent = new Map<string, number>()

  return {
    /** Takes one lab of the address's budget. Throws `Refusal` when there is none left. */
    take(address: string | undefined): void {
      const at = now()
      const network = networkOf(address)
      const full = Math.max(at, spent.get(network) ?? at) + msPerLab
      const wait = full - at - atOnce * msPerLab
      if (wait > 0.001) {
        const seconds = Math.ceil(wait / 1_000)
        throw new Refusal(
          `이 주소에서 실험실을 너무 많이 만들었어요. ${seconds}초 뒤에 다시 해 보세요.`,
          429,
          seconds,
        )
      }
      spent.delete(network)
      spent.set(network, full)
      for (const [other, until] of spent) {
        if (until > at && spent.size <= mostAddresses) break
        spent.delete(other)
      }
    },
    /** Addresses that are remembered. */
    get size(): number {
      return spent.size
    },
  }
}
export type LabBudget = ReturnType<typeof createLabBudget>
