import { expect, test } from 'vitest'
import { of } from '../support/events.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { startPlayground } from '../support/playground.ts'
import { program } from '../support/programText.ts'

test('[W16] a compressed polling answer is kept as it crossed the wire, and can be read', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const long = '가'.repeat(2000)
  const lab = await playground.lab(program(`socket.emit('long', '${long}')`))
  const url = `${playground.url}${lab.base}/socket.io/?EIO=4&transport=polling`
  const { sid } = JSON.parse((await (await fetch(url)).text()).slice(1))
  await fetch(`${url}&sid=${sid}`, { method: 'POST', body: '40' })
  const poll = await fetch(`${url}&sid=${sid}`)
  expect(await poll.text()).toContain(`42["long","${long}"]`)
  const answer = of(await playground.trace(lab), 'http.response').at(-1)
  expect(answer?.headers['content-encoding']).toMatch(/^(gzip|deflate|br)$/)
  expect(answer?.body).toHaveProperty('base64')
  expect(answer?.decoded).toContain(`42["long","${long}"]`)
})
