import { expect, test } from 'vitest'
import { parseAddress } from '../../server/wire/address.ts'

test('[W3] a lab, its lane and its port are read from the address, and the rest is what the lab sees', () => {
  expect(parseAddress('/lab/Ab3x/socket.io/?EIO=4')).toEqual({ id: 'Ab3x', url: '/socket.io/?EIO=4' })
  expect(parseAddress('/lab/Ab-3_x@B:4000/socket.io/?EIO=4')).toEqual({
    id: 'Ab-3_x',
    lane: 'B',
    port: 4000,
    url: '/socket.io/?EIO=4',
  })
  expect(parseAddress('/lab/Ab3x')).toEqual({ id: 'Ab3x', url: '/' })
  expect(parseAddress('/lab/Ab3x?a=1')).toEqual({ id: 'Ab3x', url: '/?a=1' })
})

test('[W4] what is no address of a lab is left alone', () => {
  for (const url of [
    '/',
    '/lab/',
    '/lab/a',
    '/lab/Ab3x@AB/',
    '/lab/Ab3x:x/',
    '/laboratory',
    '//lab/Ab3x/',
    '*',
  ]) {
    expect(parseAddress(url)).toBeUndefined()
  }
})
