/**
 * What the head of a lab's answer may carry. Labs, the playground's page and its API have one origin, and the ports of a host share
 * cookies: what a header may change must not reach beyond the lab. Lists of what passes; the reasons stand in decision 0026, and those for
 * a lab's own origin in 0052. This module alone decides.
 */
import { limits } from '#shared/limits.ts'
import { cookieForLab, marked, nameOfCookie } from './labCookies.ts'
import type { Notices } from './notices.ts'

/** A page that a program serves runs scripts, but has no origin: no storage, cookies or service workers of the playground's. */
export const opaque = 'sandbox allow-scripts allow-forms allow-modals allow-downloads'

const plain = new Set(
  `accept accept-patch accept-post accept-ranges age allow cache-control connection date deprecation digest etag expires keep-alive
  last-modified location pragma retry-after server server-timing sunset timing-allow-origin trailer upgrade vary via
  content-digest content-disposition content-encoding content-language content-location content-md5 content-range
  content-security-policy content-type
  access-control-allow-credentials access-control-allow-headers access-control-allow-methods access-control-allow-origin
  access-control-allow-private-network access-control-expose-headers access-control-max-age
  cross-origin-embedder-policy cross-origin-opener-policy cross-origin-resource-policy permissions-policy referrer-policy
  ratelimit ratelimit-limit ratelimit-policy ratelimit-remaining ratelimit-reset request-id
  sec-websocket-accept sec-websocket-extensions sec-websocket-protocol sec-websocket-version`.split(/\s+/),
)
/** Relations between pages; the others let a browser load or connect to something. */
const relation =
  /^(alternate|author|canonical|collection|describedby|first|help|item|last|license|next|prev|previous|related|self|start|up)$/i

function isPlainLink(value: string): boolean {
  const relations = [...value.matchAll(/;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/gi)]
  const links = value.match(/</g)?.length ?? 0
  const names = relations.flatMap(([, quoted, bare]) => (quoted ?? bare ?? '').trim().split(/\s+/))
  return links === relations.length && names.every((name) => relation.test(name))
}
/** These pass with some values only. */
const byValue: Record<string, (value: string) => boolean> = {
  link: isPlainLink,
  'content-length': (value) => /^\d+$/.test(value),
  'transfer-encoding': (value) => value.toLowerCase() === 'chunked',
  // A browser keeps what is typed for the other schemes, for the whole origin.
  'www-authenticate': (value) => /^bearer\b[^,]*$/i.test(value),
}

const passes = (name: string, value: string): boolean =>
  plain.has(name) || name.startsWith('x-') || byValue[name]?.(value) === true

const droppedWords = (name: string) =>
  `${name} 헤더는 빼고 보냈어요. 실험실은 놀이터와 출처를 함께 써서 아는 헤더만 보내요. 직접 지은 헤더는 x-로 시작하게 하세요.`
const tooLongWords = (name: string) =>
  `쿠키 ${name}: ${limits.cookieBytes}바이트가 넘어서 보내지 않았어요. 더 짧게 줄여 주세요.`
const tooManyWords = `응답 하나에 쿠키를 ${limits.cookiesPerAnswer}개까지 보낼 수 있어요. 나머지는 보내지 않았어요.`
const markedWords = (mark: string) =>
  `쿠키 이름 앞에 이 실험실의 표시(${mark})를 붙이고 HttpOnly로 보냈어요. 이 컴퓨터의 다른 페이지가 읽지 못하게 하려고요. 서버가 받을 때는 원래 이름이에요.`
const domainWords = '쿠키의 Domain은 빼고 보냈어요. 실험실의 쿠키는 그 실험실에서만 쓰여요.'

/** Takes the head of an answer, from the status line to the empty line, and gives it as it may leave. */
export type Passing = (head: string) => string

/** `prefix`: of the lab in the request's address; `url`: as the lab saw it; `own`: by the lab's own origin. */
export function createPassing({
  prefix,
  url,
  own,
  notices,
}: {
  prefix: string
  url: string
  own?: { mark: string } | undefined
  notices: Notices
}): Passing {
  function cookie(value: string, before: number): string | undefined {
    if (before >= limits.cookiesPerAnswer) return void notices.tell('cookies', tooManyWords)
    const { text, hadDomain } = cookieForLab(value, { prefix, url })
    const name = nameOfCookie(value).slice(0, 100)
    if (text.length > limits.cookieBytes) return void notices.tell(`cookie ${name}`, tooLongWords(name))
    if (hadDomain) notices.tell('domain', domainWords)
    if (!own) return text
    notices.tell('marked', markedWords(own.mark))
    return marked(text, own.mark)
  }
  return (head) => {
    const [status = '', ...lines] = head.split('\r\n')
    const kept = [status]
    let cookies = 0
    for (const line of lines) {
      const colon = line.indexOf(':')
      if (colon < 1) continue
      const written = line.slice(0, colon)
      const name = written.toLowerCase()
      const value = line.slice(colon + 1).trim()
      if (name === 'set-cookie') {
        const text = cookie(value, cookies)
        if (text === undefined) continue
        cookies += 1
        kept.push(`${written}: ${text}`)
      } else if (passes(name, value)) kept.push(line)
      else notices.tell(`header ${name.slice(0, 100)}`, droppedWords(written.slice(0, 100)))
    }
    // What is no document any more needs none.
    if (!own && !/^HTTP\/1\.[01] 101/.test(status)) kept.push(`Content-Security-Policy: ${opaque}`)
    return `${kept.join('\r\n')}\r\n\r\n`
  }
}
