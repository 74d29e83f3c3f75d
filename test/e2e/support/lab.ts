/** A lab as its learner has it on the page, by the Korean names of what they see and press. */
import { expect, type Page } from '@playwright/test'
import type { TraceEvent } from '#shared/trace.ts'
import type { Playground } from './playground.ts'

export const runs = '지금 도는 코드예요'

export function createLab(page: Page, playground: Pick<Playground, 'url'>) {
  const client = (lane: string) => page.getByRole('group', { name: `클라이언트 ${lane}`, exact: true })
  const diagram = page.getByRole('group', { name: '오간 것' })
  const code = page.locator('.cm-content:visible')
  const difference = page.getByRole('region', { name: '서버 프로그램' }).getByRole('status')
  const past = page.getByRole('region', { name: '지난 순간' })
  const press = (lane: string, name: string) =>
    client(lane).getByRole('button', { name, exact: true }).click()
  /** Replaces all of the file that is open, and runs it as the keyboard does. */
  async function run(text: string, file = 'server.js'): Promise<void> {
    await page
      .getByRole('tab', { name: new RegExp(file) })
      .first()
      .click()
    await code.click()
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(text)
    await page.keyboard.press('Control+Enter')
  }
  const own = () =>
    page.evaluate(() => {
      const workspace = sessionStorage.getItem('socketio-playground.workspace')
      const lab: unknown = JSON.parse(
        localStorage.getItem(`socketio-playground.${workspace}.value.lab`) ?? 'null',
      )
      return lab as { id: string; key: string }
    })
  const id = async () => (await own()).id
  const trace = async (): Promise<TraceEvent[]> => {
    const answer = await fetch(`${playground.url}/api/labs/${await id()}/trace?after=0`)
    // A lab that is only being made has none.
    return ((await answer.json()) as { events?: TraceEvent[] }).events ?? []
  }

  return {
    page,
    /** The head of a client's lane; where the page is narrow, its place in the list. */
    client,
    /** The scrolling list of rows. */
    diagram,
    /** The text of the file that is open. */
    code,
    console: page.getByRole('log', { name: '서버 콘솔의 줄' }),
    prompt: page.getByLabel('서버 프로그램에서 실행할 한 줄'),
    /** Says which moment is looked at; there while that is not now. */
    past,
    toNow: () => past.getByRole('button', { name: '지금으로' }).click(),
    truth: page.getByRole('region', { name: '두 쪽의 진실' }),
    /** Says whether the typed code is the one that runs. */
    difference,
    glance: page.getByRole('button', { name: /^(기다리는 중|꺼짐|멈춤|켜는 중)/ }),
    /** What the editor says under the line that is wrong. */
    problem: page.locator('.cm-problem'),
    badLine: page.locator('.cm-line.cm-bad'),
    currentLine: page.locator('.cm-line.cm-current'),
    panel: (lane: string) => page.getByRole('dialog', { name: `클라이언트 ${lane}` }),
    id,
    /** The lab's id, and the key that changes it. */
    own,
    trace,

    open: async () => {
      await page.goto(`${playground.url}/?chapter=free`)
      await code.filter({ hasText: 'const' }).waitFor()
      await expect(client('A').getByRole('button', { name: '연결', exact: true })).toBeEnabled()
    },
    press,
    connect: async (...lanes: string[]) => {
      for (const lane of lanes) await press(lane, '연결')
      for (const lane of lanes) await expect(client(lane)).toContainText('연결됨')
    },
    /** The client speaks over WebSocket, and nothing of its joining is still under way. */
    settled: async (...lanes: string[]) => {
      for (const lane of lanes)
        await expect
          .poll(async () => (await trace()).some((e) => e.kind === 'client.upgrade' && e.client === lane))
          .toBe(true)
    },
    add: async (place: '내 앱' | '다른 사이트' | '출처 없음') => {
      await page.getByRole('button', { name: '클라이언트 추가' }).click()
      await page.getByRole('button', { name: new RegExp(`^${place}`) }).click()
    },
    /** The form that sends an event: opened at the head of a client's lane, where it is not open yet. */
    compose: async (lane = 'A') => {
      const opener = client(lane).getByRole('button', { name: `${lane}에서 보내기` })
      if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click()
      await expect(page.getByRole('form', { name: '이벤트 보내기' })).toBeVisible()
    },
    /** Opens what stands behind a client's badge. */
    look: async (lane: string) => {
      await client(lane)
        .getByRole('button', { name: new RegExp(`클라이언트 ${lane}`) })
        .click()
      await expect(page.getByRole('dialog', { name: `클라이언트 ${lane}` })).toBeVisible()
    },
    run,
    /** Waits until that is what runs: a client that is quicker would be cut off with the program of before. */
    starts: async (text: string) => {
      await run(text)
      await expect(difference).toHaveText(runs)
    },
    /** Runs one line in the server's program. */
    say: async (line: string) => {
      const prompt = page.getByLabel('서버 프로그램에서 실행할 한 줄')
      await prompt.fill(line)
      await prompt.press('Enter')
    },
    row: (name: string | RegExp) => diagram.getByRole('button', { name }),
    /** Opens every step that is folded, as far as the rows are in the page. */
    unfold: async () => {
      const folded = diagram.getByRole('button', { expanded: false })
      while ((await folded.count()) > 0) await folded.first().click()
    },
  }
}
export type Lab = ReturnType<typeof createLab>
