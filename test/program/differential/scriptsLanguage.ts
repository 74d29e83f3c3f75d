/** What clients do with the programs about the language: each of their tries, in a turn of its own. */
import type { Script } from './trial.ts'

const all: Script = async ({ connect, ask }) => {
  const a = await connect('A')
  for (const name of (await a.emitWithAck('names')) as string[]) await ask('A', 'try', name)
}

export const languageScripts: Record<string, Script> = { language: all, intl: all, webClasses: all }
