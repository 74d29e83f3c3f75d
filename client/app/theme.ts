/** Light or dark: as the system says until the learner chooses. */
import { createStore } from 'zustand/vanilla'
import { workspace } from '../lab/tab.ts'

export type Theme = 'light' | 'dark'

const dark = matchMedia('(prefers-color-scheme: dark)')
const saved = workspace.read('theme')
const chosen: Theme | null = saved === 'light' || saved === 'dark' ? saved : null
const system = (): Theme => (dark.matches ? 'dark' : 'light')

export const themeStore = createStore(() => ({ theme: chosen ?? system(), chosen: chosen !== null }))

const show = () => {
  const { theme, chosen } = themeStore.getState()
  if (chosen) document.documentElement.dataset['theme'] = theme
}
show()
dark.addEventListener('change', () => {
  if (!themeStore.getState().chosen) themeStore.setState({ theme: system() })
})

/** Changes sides, and keeps the choice. */
export function toggleTheme(): void {
  const theme = themeStore.getState().theme === 'dark' ? 'light' : 'dark'
  workspace.write('theme', theme)
  themeStore.setState({ theme, chosen: true })
  show()
}
