import { expect, test } from 'vitest'
import { longHeadAnswer } from '../../server/control/longHead.ts'

const answered = (packet: string) => longHeadAnswer(Buffer.from(packet)).toString()
const head = (cookies: string, path = '/api/labs') => `GET ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${cookies}`

test.each(['a[0]', 'a b', '이름', 'à', 'n'.repeat(3_000), '"q"', '{"x":1}', 'a,b', 'a/b', 'a@b'])(
  '[C16] a cookie called %s is taken back',
  (name) => {
    expect(answered(head(`first=1; ${name}=2`))).toContain(`set-cookie: ${name}=; Path=/; Max-Age=0\r\n`)
    expect(answered(head(`${name} = 2`))).toContain(`set-cookie: ${name}=; Path=/api; Max-Age=0\r\n`)
  },
)

test('[C16] so is one without a name', () => {
  expect(answered(head('alone; a=1'))).toContain('set-cookie: =x; Path=/; Max-Age=0\r\n')
  expect(answered(head('=alone'))).toContain('set-cookie: =x; Path=/; Max-Age=0\r\n')
})

test('[C16] a packet that begins inside a list of cookies is read as its rest', () => {
  const answer = answered('xxxx; a=1; 이름=2\r\nX-Other: b=3')
  expect(answer).toContain('set-cookie: a=; Path=/; Max-Age=0\r\n')
  expect(answer).toContain('set-cookie: 이름=; Path=/api; Max-Age=0\r\n')
  expect(answer).not.toContain('b=')
  expect(answered('GET /a=1 HTTP/1.1\r\nX: b=1')).not.toContain('set-cookie')
})

test('[C16] a name has no controls, and the answer is one that browsers read', () => {
  expect(answered(head('a\x01b=1; c\x7f=2'))).not.toContain('set-cookie')
  const many = Array.from({ length: 20_000 }, (_, n) => `c${n}=`).join('; ')
  const answer = answered(`x; ${many}`)
  expect(answer.length).toBeLessThan(220_000)
  expect(answer).toContain('set-cookie: c0=; Path=/lab; Max-Age=0\r\n')
})

test('[C16] it is taken back from the path itself, and from paths that end with a slash', () => {
  for (const path of ['/api', '/api/', '/api/labs', '/api/labs/'])
    expect(answered(head('a=1', '/api/labs'))).toContain(`set-cookie: a=; Path=${path}; Max-Age=0\r\n`)
  for (const path of ['/control/', '/api/labs/', '/assets/', '/frame/'])
    expect(answered('x; a=1')).toContain(`set-cookie: a=; Path=${path}; Max-Age=0\r\n`)
})
