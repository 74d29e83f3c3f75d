/** The files of a lab: put in as a .zip or dropped, written, renamed, deleted and brought back, and run with server.js. */
import type { Page } from '@playwright/test'
import { chatZip } from '../support/chat.ts'
import { createLab } from './support/lab.ts'
import { expect, test } from './support/test.ts'

const files = (page: Page) => page.getByRole('dialog', { name: '실험실의 파일' })
const openFiles = async (page: Page) => {
  await page.getByRole('button', { name: '파일', exact: true }).click()
  await expect(files(page)).toBeVisible()
}
/** Behind its name a tab may say that its code has not run. */
const tab = (page: Page, name: string) =>
  page.getByRole('tab', { name: new RegExp(`^${name.replaceAll('.', '\\.')}( |$)`) })

/** Drops a file on the programs, as a hand does. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([name, text]) => {
      const made = new DataTransfer()
      made.items.add(new File([text], name))
      return made
    },
    [name, text] as const,
  )
  // The page takes drops a moment after it shows: it says so by taking what is dragged over it.
  const code = page.locator('.cm-content:visible')
  const isTaken = () =>
    code.evaluate((element, dataTransfer) => {
      const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer })
      return !element.dispatchEvent(over)
    }, transfer)
  await expect.poll(isTaken).toBe(true)
  await code.dispatchEvent('drop', { dataTransfer: transfer })
}

test('a chat that is put in as a .zip runs with all of its files, and an error in one of them is told there', async ({
  page,
  playground,
}) => {
  const lab = createLab(page, playground)
  await lab.open()
  const coming = page.waitForEvent('filechooser')
  await openFiles(page)
  await page.getByRole('button', { name: '파일·zip 넣기' }).click()
  await (await coming).setFiles({
    name: 'chat.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(chatZip()),
  })
  await expect(page.getByText('파일 5개를 넣었어요. index.js 파일은 server.js가 되었어요.')).toBeVisible()
  await expect(lab.code).toContainText("require('./rooms')")
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: '다시 실행' }).click()
  await expect(lab.console).toContainText('서버가 켜졌어요')
  await expect(lab.difference).toHaveText('지금 도는 코드예요')

  await tab(page, 'public/index.html').click()
  await expect(lab.code).toContainText('socket.io.js')
  await tab(page, 'rooms.js').click()
  await expect(lab.code).toContainText('const people')
  await lab.code.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.insertText('throw new Error("여기")\n')
  await expect(lab.difference).toHaveText('아직 실행하지 않은 줄 1개')
  await page.keyboard.press('Control+Enter')
  await expect(lab.problem).toContainText('여기')
  await expect(lab.badLine).toHaveText('throw new Error("여기")')
  // From server.js, which is not wrong, one press leads there.
  await tab(page, 'server.js').click()
  await page.getByRole('button', { name: '그 줄 보기' }).click()
  await expect(tab(page, 'rooms.js')).toHaveAttribute('aria-selected', 'true')
  await lab.code.click()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Enter')
  await expect(lab.difference).toHaveText('지금 도는 코드예요')

  await page.getByRole('button', { name: '되돌리기', exact: true }).click()
  await expect(tab(page, 'rooms.js')).toHaveCount(0)
  await expect(lab.code).toContainText('cors')
})

test('what was done with the files of one scene is not taken back in another', async ({
  page,
  playground,
}) => {
  const lab = createLab(page, playground)
  await lab.open()
  await drop(page, 'notes.txt', '적어 둔 것')
  await expect(page.getByRole('button', { name: '되돌리기', exact: true })).toBeVisible()
  await page
    .getByRole('button', { name: /자유 실험실/ })
    .first()
    .click()
  await page.getByText('버튼 하나로 서버와 이어지기').first().click()
  await expect(page.getByRole('heading', { name: '버튼 하나로 서버와 이어지기' })).toBeVisible()
  await expect(page.getByRole('button', { name: '되돌리기', exact: true })).toHaveCount(0)
})

test('a file is dropped, renamed, deleted and brought back; a reload keeps it', async ({
  page,
  playground,
}) => {
  const lab = createLab(page, playground)
  await lab.open()
  await openFiles(page)
  await expect(files(page)).toContainText('server.js 옆에 파일을 둘 수 있어요.')
  await page.getByRole('button', { name: '새 파일' }).click()
  await page.getByLabel('새 파일의 이름').fill('server.js')
  await page.getByRole('button', { name: '만들기' }).click()
  await expect(files(page).getByRole('alert')).toContainText('같은 이름의 파일이나 폴더가 있어요.')
  await page.getByLabel('새 파일의 이름').fill('words.js')
  await page.keyboard.press('Enter')
  await expect(tab(page, 'words.js')).toHaveAttribute('aria-selected', 'true')
  // The new file has the focus: whoever goes on typing types into it.
  await expect(lab.code).toBeFocused()
  await page.keyboard.insertText('exports.hello = "안녕"')

  await drop(page, 'notes.txt', '적어 둔 것')
  await expect(tab(page, 'notes.txt')).toHaveAttribute('aria-selected', 'true')
  await expect(lab.code).toContainText('적어 둔 것')
  await lab.run('console.log(require("./words.js").hello, require("fs").readFileSync("notes.txt", "utf8"))')
  await expect(lab.console).toContainText('안녕 적어 둔 것')

  await openFiles(page)
  await page.getByRole('button', { name: 'notes.txt 이름 바꾸기' }).click()
  await page.getByLabel('파일의 새 이름').fill('memo/notes.txt')
  await page.getByRole('button', { name: '바꾸기', exact: true }).click()
  await expect(tab(page, 'memo/notes.txt')).toBeVisible()
  await page.reload()
  await tab(page, 'words.js').click()
  await expect(lab.code).toContainText('안녕')

  await openFiles(page)
  await page.getByRole('button', { name: 'words.js 지우기' }).click()
  await expect(tab(page, 'words.js')).toHaveCount(0)
  await page.getByRole('button', { name: '되돌리기', exact: true }).click()
  await tab(page, 'words.js').click()
  await expect(lab.code).toContainText('안녕')
})
