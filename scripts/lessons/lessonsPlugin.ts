/** Gives the page its lessons: `virtual:lessons` lists them, and loads each by itself when it is opened. */
import { basename } from 'node:path'
import type { Plugin } from 'vite'
import { headOf, type Lesson } from '../../server/shared/lesson/lesson.ts'
import { lessonFolder, readLessons } from './lessonFiles.ts'

const listId = 'virtual:lessons'
const oneId = 'virtual:lesson/'

export function lessonsPlugin(folder = lessonFolder): Plugin {
  /** Read once for all modules of a build. */
  let read: ReturnType<typeof readLessons> | undefined
  return {
    name: 'lessons',
    buildStart() {
      read = undefined
    },
    resolveId: (id) => (id === listId || id.startsWith(oneId) ? `\0${id}` : undefined),
    load(id) {
      if (id !== `\0${listId}` && !id.startsWith(`\0${oneId}`)) return undefined
      read ??= readLessons(folder)
      const lessons = read
      for (const { path } of lessons) this.addWatchFile(path)
      if (id === `\0${listId}`) return listOf(lessons.map(({ lesson }) => lesson))
      const wanted = id.slice(oneId.length + 1)
      const lesson = lessons.find((one) => one.lesson.id === wanted)?.lesson
      return `export const lesson = ${JSON.stringify(lesson)}`
    },
    configureServer(server) {
      server.watcher.add(folder)
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(folder) || !basename(path).endsWith('.md')) return
        read = undefined
        for (const module of server.moduleGraph.idToModuleMap.values())
          if (module.id?.startsWith(`\0${listId.slice(0, -1)}`)) server.moduleGraph.invalidateModule(module)
        server.ws.send({ type: 'full-reload' })
      })
    },
  }
}

function listOf(lessons: readonly Lesson[]): string {
  const entries = lessons.map((lesson) => {
    const head = JSON.stringify(headOf(lesson))
    return `{ head: ${head}, load: async () => (await import(${JSON.stringify(oneId + lesson.id)})).lesson }`
  })
  return `export const lessons = [${entries.join(',\n')}]`
}
