/** What a learner sees where a program leaves too much on the host: what was too much, at the line, and all that was typed. */
import { kinds } from '../../server/ledger/kinds.ts'
import { programOf } from '../support/programOf.ts'
import { expect, test } from './support/test.ts'

const cases = [
  {
    name: 'namespaces',
    kind: 'namespace',
    line: '  for (let n = 0; n < 100; n++) io.of("/room" + Math.random())',
    text: (line: string) => `setInterval(() => {\n${line}\n}, 50)`,
  },
  {
    name: 'routes',
    kind: 'route',
    line: '  for (let n = 0; n < 50; n++) app.get("/" + n + Math.random(), (req, res) => res.end())',
    text: (line: string) => `const app = require("express")()\nsetInterval(() => {\n${line}\n}, 50)`,
  },
  {
    name: 'servers',
    kind: 'server',
    line: '  new (require("socket.io").Server)()',
    text: (line: string) => `setInterval(() => {\n${line}\n}, 5)`,
  },
] as const

for (const { name, kind, line, text } of cases)
  test(`[L20] too many ${name} are told at their line, and nothing that was typed is lost`, {
    tag: name === 'routes' ? [] : '@more',
  }, async ({ lab, page }) => {
    const program = programOf(text(line))
    await lab.run(program)
    await expect(lab.problem).toContainText(kinds[kind].words)
    await expect(lab.badLine).toHaveText(line)
    await expect(lab.difference).toHaveText('이 코드는 멈췄어요')
    await expect(lab.glance).toHaveAccessibleName(/^멈춤/)
    await expect(lab.console).toContainText(kinds[kind].words)
    await page.reload()
    await expect(lab.code).toContainText(line.trim())
    await lab.run(programOf('console.log("다시 살아났어요")'))
    await expect(lab.console).toContainText('다시 살아났어요')
    await expect(lab.problem).toBeHidden()
  })
