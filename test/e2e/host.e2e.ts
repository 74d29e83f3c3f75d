/** A class without internet: nothing that the page needs is anywhere else than on this host. */
import { expect, test } from './support/test.ts'

test('page, frames, fonts and sockets all come from the three ports of the playground', async ({
  page,
  lab,
  playground,
}) => {
  const asked = new Set<string>()
  const note = (url: string) => {
    const { protocol, host } = new URL(url)
    if (/^(https?|wss?):$/.test(protocol)) asked.add(`${protocol.startsWith('ws') ? 'ws' : 'http'} ${host}`)
  }
  page.on('request', (request) => note(request.url()))
  page.on('websocket', (socket) => note(socket.url()))
  await page.reload()
  await lab.add('다른 사이트')
  await lab.add('출처 없음')
  await lab.connect('A')
  await lab.settled('A')
  await page.getByRole('button', { name: '도움말' }).click()
  await page.evaluate(() => document.fonts.ready)
  const page4000 = new URL(playground.url).host
  await expect
    .poll(() => [...asked].sort())
    .toEqual(
      [
        `http ${page4000}`,
        `http localhost:${playground.clientPort}`,
        `http localhost:${playground.otherPort}`,
        `ws ${page4000}`,
      ].sort(),
    )
})
