/** What people do with each program: its name is the program's folder. */
import type { Performance } from './actors.ts'
import { chats } from './performances/chats.ts'
import { pages } from './performances/pages.ts'
import { tools } from './performances/tools.ts'

export const performances: Record<string, Performance> = { ...chats, ...pages, ...tools }
