/**
 * How a client finds the end of a lab's answer. One that ends elsewhere than its head says would let a program's bytes stand for the
 * next answer on the connection, which may be the playground's own. The reasons stand in decision 0026.
 */
import type { Notices } from './notices.ts'

export const lengthWords = {
  surplus: '본문이 Content-Length에 적은 길이보다 길어요. 적은 길이까지만 보내고 연결을 끊었어요.',
  missing: '본문이 Content-Length에 적은 길이보다 짧아요. 그래서 연결을 끊었어요.',
  length:
    'Content-Length 헤더는 빼고 보냈어요. 숫자로 한 번만, 본문이 있는 응답에 적으세요. Transfer-Encoding과 함께 쓸 수 없어요.',
  encoding: 'Transfer-Encoding 헤더는 빼고 보냈어요. 본문을 어떻게 나눌지는 서버가 정해요.',
}

export interface BodyLength {
  head: string
  /** Bytes of the body that may leave. */
  room: number
  /** The connection ends with this answer. */
  closes: boolean
}

/**
 * Reads from `head`, as Node made it, how long the body is, and gives the head so that everybody reads the same. `chunked`: Node
 * sends the body in chunks; `hasBody`: it sends one at all; `size`: of the body, when it is known with the head.
 */
export function createBodyLength(
  head: string,
  { chunked, hasBody, size }: { chunked: boolean; hasBody: boolean; size: number | undefined },
  tell: Notices['tell'],
): BodyLength {
  const [status = '', ...lines] = head.split('\r\n').slice(0, -2)
  const valuesOf = (name: RegExp) =>
    lines.filter((line) => name.test(line)).map((line) => line.slice(line.indexOf(':') + 1).trim())
  const lengths = valuesOf(contentLength)
  const [encoding = 'chunked', ...more] = valuesOf(transferEncoding)
  const isChunked = chunked && !isShort.test(status)
  const length = isChunked || isBare.test(status) ? undefined : lengthIn(lengths)
  if (length === undefined && lengths.length > 0) tell('content-length', lengthWords.length)
  const isOwn = encoding.toLowerCase() !== 'chunked' || more.length > 0
  if (isOwn || (!isChunked && valuesOf(transferEncoding).length > 0)) {
    tell('transfer-encoding', lengthWords.encoding)
  }

  const closes =
    isInterim.test(status) || (hasBody && !isChunked && (length === undefined || length !== size))
  const kept = lines.filter((line) => {
    if (contentLength.test(line)) return length !== undefined
    if (transferEncoding.test(line)) return isChunked && !isOwn
    return !closes || !connection.test(line)
  })
  if (isChunked && isOwn) kept.push('Transfer-Encoding: chunked')
  if (closes) kept.push('Connection: close')
  const room = hasBody && !isChunked ? (length ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  return { head: `${[status, ...kept].join('\r\n')}\r\n\r\n`, room: hasBody ? room : 0, closes }
}

const contentLength = /^content-length:/i
const transferEncoding = /^transfer-encoding:/i
const connection = /^(connection|keep-alive):/i
/** Heads before the head, which clients do not take for an answer. */
const isInterim = /^HTTP\/1\.1 1\d\d /
/** Answers that have neither a body nor a length (RFC 9110, 8.6). */
const isBare = /^HTTP\/1\.1 (1\d\d|204) /
/** Answers that are over after their head (RFC 9112, 6.3). */
const isShort = /^HTTP\/1\.1 (1\d\d|204|304) /

function lengthIn([length = '', ...more]: readonly string[]): number | undefined {
  return more.length === 0 && /^\d{1,15}$/.test(length) ? Number(length) : undefined
}
