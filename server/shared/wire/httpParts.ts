/** Takes an HTTP request or response apart. The text is as the trace has it: Node reads header names in small letters. */
import type { Direction, Headers } from '../trace/stamp.ts'
import { payloadParts } from './engineParts.ts'
import { readJson } from './json.ts'
import { renameMembers } from './members.ts'
import { type HttpKind, type Part, type Reading, type ToldHeader, toldHeaders } from './part.ts'

export interface HttpMessage {
  /** The method and the address of a request, or the status of a response. */
  start: { method: string; url: string } | { status: number }
  headers: Headers
  /** Absent when it is no text. */
  body?: string
  /** The body carries Engine.IO packets. */
  packets: boolean
}

const newLine = '\r\n'

/** The whole message, its body last. */
export function readHttp({ start, headers, body = '', packets }: HttpMessage): Reading {
  const isRequest = 'method' in start
  let text = isRequest ? `${start.method} ${start.url}` : String(start.status)
  const parts: Part[] = isRequest
    ? requestLine(text, start.method)
    : [httpPart('http.status', 0, text.length)]
  text += newLine
  for (const [name, value] of headerLines(headers)) {
    const line = `${name}: ${value}`
    parts.push(httpPart(headerKind(name), text.length, text.length + line.length))
    text += line + newLine
  }
  text += newLine
  const from = text.length
  text += body
  if (body !== '') parts.push(bodyPart(text, from, packets, isRequest ? 'up' : 'down'))
  return {
    text,
    part: { ...httpPart(isRequest ? 'http.request' : 'http.response', 0, text.length), parts },
  }
}

/** Each header in a line of its own; one that came several times, several times. */
export function headerLines(headers: Headers): [name: string, value: string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : value.map((one): [string, string] => [name, one]),
  )
}

const httpPart = (kind: HttpKind, start: number, end: number): Part => ({
  kind,
  span: [start, end],
  layer: 'http',
})

const told: ReadonlySet<string> = new Set(toldHeaders)
function headerKind(name: string): HttpKind {
  const lower = name.toLowerCase()
  return told.has(lower) ? `header.${lower as ToldHeader}` : 'header.other'
}

const parameters: ReadonlySet<string> = new Set(['EIO', 'transport', 't', 'sid', 'j', 'b64'])
function queryKind(name: string): HttpKind {
  return parameters.has(name) ? (`query.${name}` as HttpKind) : 'query.own'
}

function requestLine(text: string, method: string): Part[] {
  const path = method.length + 1
  const mark = text.indexOf('?', path)
  const parts = [httpPart('http.method', 0, method.length)]
  parts.push(httpPart('http.path', path, mark < 0 ? text.length : mark))
  if (mark < 0) return parts
  let at = mark + 1
  for (const parameter of text.slice(at).split('&')) {
    const name = parameter.split('=', 1)[0] ?? ''
    const kind = queryKind(name)
    const layer = kind === 'query.own' ? 'prog' : 'eio'
    if (parameter !== '') parts.push({ ...httpPart(kind, at, at + parameter.length), layer })
    at += parameter.length + 1
  }
  return parts
}

function bodyPart(text: string, from: number, packets: boolean, direction: Direction): Part {
  if (packets) return payloadParts(text, from, text.length, direction)
  const body = httpPart('http.body', from, text.length)
  if (direction === 'down' && text.slice(from) === 'ok')
    return { ...body, parts: [{ kind: 'http.ok', span: body.span, layer: 'eio' }] }
  return { ...body, parts: [errorPart(text, from) ?? httpPart('http.text', from, text.length)] }
}

/** What Engine.IO says when it refuses: `{"code":1,"message":"Session ID unknown"}`. */
function errorPart(text: string, from: number): Part | null {
  const { parts, problem } = readJson(text, from, text.length, 'eio')
  const [value] = parts
  if (problem || value?.kind !== 'json.object') return null
  const names = { code: 'http.errorCode', message: 'http.errorMessage' } as const
  const members = renameMembers(text, value, names)
  if (!members.some(({ kind }) => kind === 'http.errorCode')) return null
  return { ...value, kind: 'http.error', parts: members }
}
