/** Our own rule of lint, on lines that it must find and lines that it must not. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const rule = 'scripts/lint/noMarkup.grit'
const words = 'Text must not become elements'

/** How often the rule speaks of these lines. */
function found(lines: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'))
  try {
    copyFileSync(rule, join(folder, 'rule.grit'))
    writeFileSync(join(folder, 'biome.json'), '{ "plugins": ["./rule.grit"] }')
    const file = join(folder, 'example.ts')
    writeFileSync(
      file,
      `export function example(element: HTMLElement, text: string) {\n${lines.join('\n')}\n}\n`,
    )
    const biome = 'node_modules/@biomejs/biome/bin/biome'
    const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', `--config-path=${folder}`, file], {
      encoding: 'utf8',
    })
    return (stdout + stderr).split(words).length - 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('[C18] text that becomes elements is refused by the linter', () => {
  const bad = [
    'element.innerHTML = text',
    'element.innerHTML += text',
    "element['innerHTML'] = text",
    'element.outerHTML = text',
    "element.insertAdjacentHTML('beforeend', text)",
    'document.write(text)',
  ]
  expect(found(bad)).toBe(bad.length)
  expect(found(['element.textContent = text', 'element.append(text)'])).toBe(0)
  expect(readFileSync('.biome.jsonc', 'utf8')).toContain(`"./${rule}"`)
})
