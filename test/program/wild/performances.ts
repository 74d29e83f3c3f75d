/** What people do with each program: its name is the program's folder. */
import type { Performance } from './actors.ts'
import { chats } from './performances/chats.ts'
import { games } from './performances/games.ts'
import { pages } from './performances/pages.ts'
import { sharing } from './performances/sharing.ts'
import { tools } from './performances/tools.ts'

export const performances: Record<string, Performance> = {
  ...chats,
  ...games,
  ...pages,
  ...sharing,
  ...tools,
}
